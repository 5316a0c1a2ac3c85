// Teams, who is in them as what, and the invites into them. Knows nobody; lib/membership does what reaches further.
// Everybody owns exactly one personal team, made with the person, which nobody joins, leaves or deletes.
// Whoever changes a roster holds `lockRoster` first: so a shared team never loses its last owner.
// Of an invite's token only the SHA-256 is kept.
import 'server-only'

export { createPersonalTeam } from './create-personal'
export { createSharedTeam } from './create-shared'
export { hashToken, newToken } from './invite-token'
export {
  findInvite,
  findInviteById,
  invitesFor,
  invitesTo,
  isInvited,
  type LivingInvite,
} from './invites'
export { addressProven } from './proven'
export { INVITED_BY, inviteView, listInvites, listTeams, teamOf } from './queries'
export { lockRoster, type Roster } from './roster'
