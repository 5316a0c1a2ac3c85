import type { Role } from '@/lib/core/actor'

type Permission = { sentence: string; roles: readonly Role[] }

const EVERYONE = ['owner', 'admin', 'editor', 'viewer'] as const
const MAKERS = ['owner', 'admin', 'editor'] as const

/** Every permission a route can name: what it lets one do and which roles have it from the start. */
export const PERMISSIONS = {
  'run:create': { sentence: 'Start runs and spend own credits', roles: MAKERS },
  'run:read': { sentence: 'See own runs and follow them live', roles: EVERYONE },
  'run:cancel': { sentence: 'Cancel own runs', roles: MAKERS },
  'image:read': { sentence: 'See and download images one may see', roles: EVERYONE },
  'image:upload': { sentence: 'Upload pictures to start from', roles: MAKERS },
  'image:delete': { sentence: 'Move own images to the trash and back', roles: MAKERS },
  'prompt:read': { sentence: 'Use own saved prompts and those the team shares', roles: EVERYONE },
  'prompt:manage': { sentence: 'Save prompts and styles, and share them with the team', roles: MAKERS },
  'credits:read': { sentence: 'See own wallet and ledger', roles: EVERYONE },
  'account:manage': { sentence: 'Change own name and password', roles: EVERYONE },
} as const satisfies Record<string, Permission>

/** Not of a team but of the instance: given to operators only. */
export const OPERATOR_PERMISSIONS = {
  'people:manage': { sentence: 'See, suspend and reinstate people of this instance' },
  'providers:read': { sentence: 'See how the providers do, what is left in their accounts, and ask again' },
  'credits:grant': { sentence: 'Grant credits to anybody on this instance' },
} as const

export type TeamPermission = keyof typeof PERMISSIONS
export type OperatorPermission = keyof typeof OPERATOR_PERMISSIONS
export type PermissionId = TeamPermission | OperatorPermission

/** Whether an actor with this role (and operator mark) holds the permission. */
export function holds(actor: { role: Role; isOperator: boolean }, permission: PermissionId): boolean {
  if (permission in OPERATOR_PERMISSIONS) return actor.isOperator
  return (PERMISSIONS[permission as TeamPermission].roles as readonly Role[]).includes(actor.role)
}
