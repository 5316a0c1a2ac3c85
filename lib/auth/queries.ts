import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { decodeCursor, encodeCursor, type PageQuery } from '@/lib/core/page'
import { type Db, db, type Prisma } from '@/lib/db'
import type { MeView, PeoplePage, PersonView } from './schema'

/** Whether the studio has been set up. Deleting the last person does not happen, so true stays true. */
export async function somebodyExists(within: Db = db()): Promise<boolean> {
  return (await within.user.findFirst({ select: { id: true } })) !== null
}

/** The actor with the team they act in, and every team they could. */
export async function getMe(ctx: UserCtx): Promise<MeView> {
  const user = await db().user.findUnique({
    where: { id: ctx.actor.userId },
    include: {
      memberships: {
        where: { team: { deletedAt: null } },
        include: { team: true },
        orderBy: [{ team: { kind: 'asc' } }, { createdAt: 'asc' }, { teamId: 'asc' }],
      },
    },
  })
  const teams =
    user?.memberships.map(({ role, team: { id, name, kind } }) => ({ id, name, kind, role })) ?? []
  const team = teams.find(({ id }) => id === ctx.actor.teamId)
  if (!user || !team) throw new AppError('UNAUTHENTICATED', 'Sign in to do this.')
  const { id, name, email, isOperator, passwordHash } = user
  return { id, name, email, isOperator, hasPassword: passwordHash !== null, team, teams }
}

/** Everybody on this instance, the newest first. The route has asked for an operator. */
export async function listPeople(_ctx: UserCtx, query: PageQuery): Promise<PeoplePage> {
  const after = decodeCursor(query.cursor)
  const rows = await db().user.findMany({
    where: after && {
      OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  })
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return {
    items: items.map(personView),
    nextCursor: rows.length > query.limit && last ? encodeCursor(last) : null,
  }
}

const personView = (user: Prisma.UserGetPayload<object>): PersonView => ({
  id: user.id,
  name: user.name,
  email: user.email,
  isOperator: user.isOperator,
  suspendedAt: user.suspendedAt?.toISOString() ?? null,
  lastSeenAt: user.lastSeenAt?.toISOString() ?? null,
  createdAt: user.createdAt.toISOString(),
})
