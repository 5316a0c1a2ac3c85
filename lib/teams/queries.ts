import type { UserCtx } from '@/lib/core/actor'
import { purgeBefore, purgeTime } from '@/lib/core/trash'
import { db, type Prisma } from '@/lib/db'
import { isLive } from './rules'
import type { InviteList, InviteView, TeamList, TeamView } from './schema'

type Seated = Prisma.MembershipGetPayload<{ include: { team: true } }>

/** The teams one is in, the personal one first, then by age; with the deleted ones that one can still bring back. */
export async function listTeams({ actor, now }: UserCtx): Promise<TeamList> {
  const rows = await db().membership.findMany({
    where: {
      userId: actor.userId,
      OR: [{ team: { deletedAt: null } }, { role: 'owner', team: { deletedAt: { gt: purgeBefore(now) } } }],
    },
    include: { team: true },
    orderBy: [{ team: { kind: 'asc' } }, { createdAt: 'asc' }, { teamId: 'asc' }],
  })
  return { items: rows.map(teamView) }
}

/** One team as one of its members sees it; null for a stranger's. */
export async function teamOf(teamId: string, userId: string): Promise<TeamView | null> {
  const row = await db().membership.findUnique({
    where: { teamId_userId: { teamId, userId } },
    include: { team: true },
  })
  return row && teamView(row)
}

const teamView = ({ role, team: { id, name, kind, createdAt, deletedAt } }: Seated): TeamView => ({
  ...{ id, name, kind, role },
  createdAt: createdAt.toISOString(),
  deletedAt: deletedAt?.toISOString() ?? null,
  purgedAfter: deletedAt && purgeTime(deletedAt).toISOString(),
})

/** The invites into the actor's team that can still be used, newest first. */
export async function listInvites({ actor, now }: UserCtx): Promise<InviteList> {
  const rows = await db().invite.findMany({
    where: { teamId: actor.teamId, revokedAt: null, declinedAt: null, expiresAt: { gt: now } },
    include: INVITED_BY,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
  })
  return { items: rows.filter((row) => isLive(row, now)).map(inviteView) }
}

export const INVITED_BY = { invitedBy: { select: { id: true, name: true } } } as const

export const inviteView = (row: Prisma.InviteGetPayload<{ include: typeof INVITED_BY }>): InviteView => ({
  id: row.id,
  role: row.role,
  email: row.email,
  maxUses: row.maxUses,
  useCount: row.useCount,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  mailedAt: row.mailedAt?.toISOString() ?? null,
  invitedBy: row.invitedBy,
})
