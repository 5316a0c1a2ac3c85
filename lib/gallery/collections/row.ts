import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import type { Tx } from '@/lib/db'
import { type Notice, notify } from '@/lib/events'
import type { Level } from './schema'

/** A collection held until the transaction ends: its items are changed by one at a time. */
export type Held = { id: string; teamId: string; userId: string; name: string; teamLevel: Level | null }

/** Holds the row and moves its `updatedAt`. Throws NOT_FOUND when it was thrown away meanwhile. */
export async function holdCollection(tx: Tx, ctx: UserCtx, id: string): Promise<Held> {
  const [row] = await tx.$queryRaw<Held[]>`
    UPDATE "Collection" SET "updatedAt" = GREATEST("updatedAt", ${ctx.now}) WHERE "id" = ${id}::uuid AND "deletedAt" IS NULL
    RETURNING "id", "teamId", "userId", "name", "teamLevel"::text AS "teamLevel"`
  if (!row) throw new AppError('NOT_FOUND', 'There is nothing here under that address.')
  return row
}

const MOST_AT_ONCE = 50

/**
 * Tells those who may open the collection that it changed. `also` are people who could until now: they hear of it
 * without being told which.
 */
export async function tellCollection(tx: Tx, row: Held, also: readonly string[] = []): Promise<void> {
  const news = { kind: 'team', teamId: row.teamId, what: 'collection' } as const
  const former: Notice[] =
    also.length > 0 ? [{ ...news, id: null, userIds: also.slice(0, MOST_AT_ONCE) }] : []
  if (row.teamLevel !== null) return notify(tx, { ...news, id: row.id }, ...former)
  const granted = await tx.collectionGrant.findMany({
    where: { collectionId: row.id },
    select: { userId: true },
  })
  const people = [row.userId, ...granted.map(({ userId }) => userId)]
  const chunks = Array.from({ length: Math.ceil(people.length / MOST_AT_ONCE) }, (_, index) =>
    people.slice(index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE),
  )
  await notify(tx, ...chunks.map((userIds) => ({ ...news, id: row.id, userIds })), ...former)
}

/** To everybody in the team: there is one more collection to be seen, or one less. */
export const tellList = (tx: Tx, { teamId }: Pick<Held, 'teamId'>): Promise<void> =>
  notify(tx, { kind: 'team', teamId, what: 'collection', id: null })

/** The name a team's log may keep of it: that of a private one is told to nobody. */
export const nameInLog = ({ name, teamLevel }: Pick<Held, 'name' | 'teamLevel'>): string =>
  teamLevel === null ? '' : name
