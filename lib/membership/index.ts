// What happens between people and teams: making, leaving and deleting teams, inviting and joining, roles, gifts of
// credits. A roster changes only under `lockRoster`: a team never loses its last owner, a last use admits one person.
// Who goes leaves the work, the unspent credits and the share links to somebody who stays, and every access at once:
// roles are read with each request, streams hear of it and close. Ledger, holds, votes and comments stay as they were.
// A deleted team is shut at once and emptied after 30 days; its wallets and ledger are history and stay.
import 'server-only'

export { declineInvite, takeUpInvite } from './answer'
export { changeRole } from './change-role'
export { createTeam } from './create'
export { deleteTeam, restoreTeam } from './delete'
export { giveCredits } from './give'
export { createInvite, revokeInvite } from './invite'
export { acceptInvite, welcomeOf } from './join'
export { listMembers } from './queries'
export { leaveTeam, removeMember } from './remove'
export { renameTeam } from './rename'
export { signUpByInvite } from './sign-up'
export { startTidying } from './tidy'
