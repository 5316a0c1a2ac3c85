import type { Role } from '@/lib/core/actor'

/** What each role is called, and what it may do. */
export const ROLE_WORDS: Record<Role, { name: string; may: string }> = {
  owner: { name: 'Owner', may: 'All of it, and deletes the team' },
  admin: { name: 'Admin', may: 'Also invites, changes roles and gives credits' },
  editor: { name: 'Editor', may: 'Makes, shows and shares pictures' },
  viewer: { name: 'Viewer', may: 'Looks, votes and comments' },
}

export const isLead = (role: Role): boolean => role === 'owner' || role === 'admin'

/** `editor` -> `an editor`. */
export const asRole = (role: Role): string =>
  `${role === 'viewer' ? 'a' : 'an'} ${ROLE_WORDS[role].name.toLowerCase()}`
