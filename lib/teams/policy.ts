import { may } from '@/lib/auth/permissions'
import { type Actor, roleIn } from '@/lib/core/actor'

type Team = { id: string }

export const mayReadTeam = (actor: Actor, team: Team): boolean => roleIn(actor, team.id) !== undefined
export const mayRenameTeam = (actor: Actor, team: Team): boolean => may(actor, 'team:manage', team.id)
export const mayDeleteTeam = (actor: Actor, team: Team): boolean => may(actor, 'team:delete', team.id)
/** Nobody acts in a deleted team, so its own roster is asked. */
export const mayRestoreTeam = (actor: Actor, seat: { userId: string; role: string }): boolean =>
  actor.kind === 'user' && seat.userId === actor.userId && seat.role === 'owner'
export const mayInvite = (actor: Actor, row: { teamId: string }): boolean =>
  may(actor, 'member:invite', row.teamId)
export const mayManageMember = (actor: Actor, row: { teamId: string }): boolean =>
  may(actor, 'member:manage', row.teamId)
export const mayGiveCredits = (actor: Actor, row: { teamId: string }): boolean =>
  may(actor, 'credits:give', row.teamId)
