import { type Actor, type Role, roleIn, type ShareLinkActor, type UserActor } from '@/lib/core/actor'

type Permission = { sentence: string; roles: readonly Role[] }

const EVERYONE = ['owner', 'admin', 'editor', 'viewer'] as const
const MAKERS = ['owner', 'admin', 'editor'] as const
const LEADS = ['owner', 'admin'] as const
const OWNERS = ['owner'] as const

/** Every permission a route can name: what it lets one do and which roles have it. */
export const PERMISSIONS = {
  'run:create': { sentence: 'Start runs and spend own credits', roles: MAKERS },
  'run:read': { sentence: 'See runs one may see and follow own ones live', roles: EVERYONE },
  'run:cancel': { sentence: 'Cancel own runs', roles: MAKERS },
  'image:read': { sentence: 'See and download images one may see', roles: EVERYONE },
  'image:upload': { sentence: 'Upload pictures to start from', roles: MAKERS },
  'image:delete': { sentence: 'Move own images to the trash and back', roles: MAKERS },
  'image:show': {
    sentence: 'Show own images, runs and sweeps to the team, and hide them again',
    roles: MAKERS,
  },
  'collection:read': { sentence: 'See collections one may see', roles: EVERYONE },
  'collection:manage': { sentence: 'Make collections, and change those one may change', roles: MAKERS },
  'share:create': { sentence: 'Make share links to what one may see, and revoke own ones', roles: MAKERS },
  'share:manage': { sentence: 'See and revoke every share link of the team', roles: LEADS },
  'review:vote': { sentence: 'Vote in open review rounds of collections one may see', roles: EVERYONE },
  'review:manage': { sentence: 'Open, close, decide and export review rounds', roles: MAKERS },
  'comment:write': { sentence: 'Comment on images one may see', roles: EVERYONE },
  'prompt:read': { sentence: 'Use own saved prompts and those the team shares', roles: EVERYONE },
  'prompt:manage': { sentence: 'Save prompts and styles, and share them with the team', roles: MAKERS },
  'credits:read': { sentence: 'See own wallet and ledger', roles: EVERYONE },
  'credits:give': { sentence: 'Give own credits to members of the team', roles: LEADS },
  'team:read': { sentence: 'See the team and who is in it, and leave it', roles: EVERYONE },
  'team:create': { sentence: 'Make new teams', roles: EVERYONE },
  'team:manage': { sentence: 'Rename the team', roles: LEADS },
  'team:delete': { sentence: 'Delete the team, and bring it back within 30 days', roles: OWNERS },
  'member:invite': { sentence: 'Invite people and take invites back', roles: LEADS },
  'member:manage': { sentence: 'Change roles and remove members', roles: LEADS },
  'audit:read': { sentence: 'See who invited, shared, revoked, downloaded and changed roles', roles: LEADS },
  'inbox:manage': { sentence: 'Read own notifications and set what they tell', roles: EVERYONE },
  'account:manage': { sentence: 'Change own name and password', roles: EVERYONE },
  'token:manage': { sentence: 'Make and revoke own API tokens', roles: EVERYONE },
} as const satisfies Record<string, Permission>

/** Not of a team but of the instance: given to operators only. */
export const OPERATOR_PERMISSIONS = {
  'people:manage': { sentence: 'See, suspend and reinstate people of this instance' },
  'providers:read': { sentence: 'See how the providers do, what is left in their accounts, and ask again' },
  'credits:grant': { sentence: 'Grant credits to anybody on this instance' },
} as const

/** What somebody without an account may do with a share link, as the link allows. */
export const LINK_PERMISSIONS = {
  'link:view': { sentence: 'See what the link shows', allowed: () => true },
  'link:download': { sentence: 'Download what the link shows', allowed: (link) => link.allowsDownload },
  'link:vote': { sentence: 'Vote in an open round', allowed: (link) => link.allowsVotes },
  'link:comment': { sentence: 'Comment', allowed: (link) => link.allowsComments },
  'link:join': {
    sentence: 'Give a name to vote and comment under',
    allowed: (link) => link.allowsVotes || link.allowsComments,
  },
} as const satisfies Record<string, { sentence: string; allowed: (link: ShareLinkActor) => boolean }>

/** A script never makes itself another key, nor changes who its owner is. */
export const NEVER_BY_TOKEN = ['account:manage', 'token:manage'] as const satisfies readonly TeamPermission[]

export type TeamPermission = keyof typeof PERMISSIONS
type OperatorPermission = keyof typeof OPERATOR_PERMISSIONS
export type LinkPermission = keyof typeof LINK_PERMISSIONS
export type PermissionId = TeamPermission | OperatorPermission

export const isLinkPermission = (permission: string): permission is LinkPermission =>
  Object.hasOwn(LINK_PERMISSIONS, permission)

type Asking = Pick<UserActor, 'role' | 'isOperator' | 'token'>

/** Whether an actor with this role (and operator mark) in the team they act in holds the permission. */
export function holds(actor: Asking, permission: PermissionId): boolean {
  if (!inScope(actor, permission)) return false
  if (permission in OPERATOR_PERMISSIONS) return actor.isOperator
  return roleHolds(actor.role, permission as TeamPermission)
}

/** Whether the actor holds the permission in this team, whichever they act in: what policies ask of a row's team. */
export function may(actor: Actor, permission: TeamPermission, teamId: string): boolean {
  const role = roleIn(actor, teamId)
  return role !== undefined && inScope(actor as UserActor, permission) && roleHolds(role, permission)
}

const roleHolds = (role: Role, permission: TeamPermission): boolean =>
  (PERMISSIONS[permission].roles as readonly Role[]).includes(role)

const inScope = ({ token }: Pick<UserActor, 'token'>, permission: PermissionId): boolean =>
  token === undefined ||
  (token.scopes.includes(permission) && !(NEVER_BY_TOKEN as readonly string[]).includes(permission))
