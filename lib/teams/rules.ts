import type { Role } from '@/lib/core/actor'
import { type Refusal, refuse } from '@/lib/core/result'
import type { InviteState } from './schema'

export type Kind = 'personal' | 'shared'
/** Of a team's roster: a suspended member keeps the role but cannot act. */
export type Seat = { userId: string; role: Role; isSuspended: boolean; joinedAt: Date }

export const leads = (role: Role | undefined): boolean => role === 'owner' || role === 'admin'

/** Owners that can act: a team that has none but suspended ones is nobody's. */
const activeOwners = (roster: readonly Seat[]) =>
  roster.filter(({ role, isSuspended }) => role === 'owner' && !isSuspended)

const seatOf = (roster: readonly Seat[], userId: string) => roster.find((seat) => seat.userId === userId)

/** A personal team is its person's alone. */
export const personalRefusal = (kind: Kind): Refusal | null =>
  kind === 'personal'
    ? refuse('CONFLICT', 'This is somebody’s own studio, for one person. To work with others, make a team.')
    : null

const LAST_OWNER = refuse(
  'CONFLICT',
  'A team needs an owner who can act. Make somebody else an owner first, or delete the team.',
)

/** Whether the roster keeps an owner who can act without this one's ownership. */
const losesItsOwner = (roster: readonly Seat[], userId: string): boolean =>
  seatOf(roster, userId)?.role === 'owner' && !activeOwners(roster).some((seat) => seat.userId !== userId)

/**
 * Why the actor may not give the member that role. Owners do as they like; admins neither touch owners nor make them,
 * but for a team whose owners are all suspended, where an admin may make one. Both are in the roster.
 */
export function roleChangeRefusal(
  roster: readonly Seat[],
  { actorId, userId, to }: { actorId: string; userId: string; to: Role },
): Refusal | null {
  const [actor, member] = [seatOf(roster, actorId), seatOf(roster, userId)]
  const isOrphaned = activeOwners(roster).length === 0
  if (actor?.role !== 'owner' && member?.role === 'owner')
    return refuse('FORBIDDEN', 'Only an owner changes what an owner is.')
  if (actor?.role !== 'owner' && to === 'owner' && !isOrphaned)
    return refuse('FORBIDDEN', 'Only an owner makes another owner.')
  return to !== 'owner' && losesItsOwner(roster, userId) ? LAST_OWNER : null
}

/** Why the member may not be removed by the actor, who may be the member. */
export function removalRefusal(
  roster: readonly Seat[],
  { actorId, userId }: { actorId: string; userId: string },
): Refusal | null {
  const [actor, member] = [seatOf(roster, actorId), seatOf(roster, userId)]
  if (actorId !== userId && member?.role === 'owner' && actor?.role !== 'owner')
    return refuse('FORBIDDEN', 'Only an owner removes an owner.')
  return losesItsOwner(roster, userId) ? LAST_OWNER : null
}

/**
 * Who gets the work of who goes: who is named, else who removes, else the longest-standing owner who can act. Null when
 * the named one cannot have it: they must be somebody else in the team who can act and make things.
 */
export function heirOf(
  roster: readonly Seat[],
  { actorId, userId, transferTo }: { actorId: string; userId: string; transferTo: string | undefined },
): Seat | null {
  const others = roster.filter(
    (seat) => seat.userId !== userId && !seat.isSuspended && seat.role !== 'viewer',
  )
  const wanted = transferTo ?? (actorId === userId ? longestStanding(activeOwners(others)) : actorId)
  return others.find((seat) => seat.userId === wanted) ?? null
}

const longestStanding = (seats: readonly Seat[]): string | undefined =>
  [...seats].sort((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime())[0]?.userId

type Invite = {
  revokedAt: Date | null
  declinedAt: Date | null
  expiresAt: Date
  useCount: number
  maxUses: number
}

/** Whether an invite can still bring somebody in. */
export const isLive = (invite: Invite, now: Date): boolean =>
  invite.revokedAt === null &&
  invite.declinedAt === null &&
  invite.expiresAt > now &&
  invite.useCount < invite.maxUses

/** `isUpheld`: its team is there, and who made it may still invite. */
type Addressed = Invite & { isMember: boolean; isUpheld: boolean }

/** How an invite stands for the one person it is for. */
export function inviteState(invite: Addressed, now: Date): InviteState {
  if (invite.isMember) return 'joined'
  if (invite.declinedAt) return 'declined'
  if (invite.useCount >= invite.maxUses) return 'used'
  if (invite.revokedAt) return 'revoked'
  if (!invite.isUpheld) return 'gone'
  return invite.expiresAt > now ? 'open' : 'expired'
}

/** What ends the sentence of an invite that cannot be answered any more, as people read it. */
export const INVITE_ENDS: Record<Exclude<InviteState, 'open'>, string> = {
  joined: 'You joined',
  declined: 'You declined',
  used: 'It was used',
  revoked: 'It was taken back',
  gone: 'It leads nowhere any more',
  expired: 'It has expired',
}
