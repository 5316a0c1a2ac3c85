import type { UserCtx } from '@/lib/core/actor'
import { decodeCursor, encodeCursor } from '@/lib/core/page'
import { db } from '@/lib/db'
import type { SavedPromptPage, SavedPromptQuery, SavedPromptView } from './schema'

const AUTHOR = { user: { select: { id: true, name: true } } } as const

/** A saved prompt by id, whoever's it is, or null. Say what may be done with it by `grant`. */
export const findPrompt = (id: string) => db().savedPrompt.findUnique({ where: { id }, include: AUTHOR })
export type SavedRow = NonNullable<Awaited<ReturnType<typeof findPrompt>>>

/** The actor's own and the team's shared prompts and styles, newest first. */
export async function listPrompts(ctx: UserCtx, query: SavedPromptQuery): Promise<SavedPromptPage> {
  const { teamId, userId } = ctx.actor
  const after = decodeCursor(query.cursor)
  const rows = await db().savedPrompt.findMany({
    where: {
      ...{ teamId, deletedAt: null, ...(query.kind && { kind: query.kind }) },
      OR: [{ userId }, { isShared: true }],
      ...(after && {
        AND: {
          OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }],
        },
      }),
    },
    include: AUTHOR,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  })
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return { items: page.map((row) => viewOf(ctx, row)), nextCursor: last ? encodeCursor(last) : null }
}

export const viewOf = ({ actor }: UserCtx, { user, ...row }: SavedRow): SavedPromptView => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  text: row.text,
  negativePrompt: row.negativePrompt,
  isShared: row.isShared,
  author: user,
  isMine: row.userId === actor.userId,
  updatedAt: row.updatedAt.toISOString(),
})
