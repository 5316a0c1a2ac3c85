import type { UserCtx } from '@/lib/core/actor'
import { decodeCursor, encodeCursor } from '@/lib/core/page'
import { db, Prisma } from '@/lib/db'
import type { AskedPromptPage, AskedPromptQuery } from './schema'

type Row = { prompt: string; runId: string; lastAskedAt: Date; times: number }

/** The prompts the actor's own runs were asked with, each once, the last asked first. Runs outlive their images. */
export async function listAskedPrompts(ctx: UserCtx, query: AskedPromptQuery): Promise<AskedPromptPage> {
  const { teamId, userId } = ctx.actor
  const after = decodeCursor(query.cursor)
  const keyset = after
    ? Prisma.sql`WHERE ("lastAskedAt", "runId") < (${after.createdAt}, ${after.id}::uuid)`
    : Prisma.empty
  const rows = await db().$queryRaw<Row[]>`
    SELECT * FROM (
      SELECT "prompt", max("createdAt") AS "lastAskedAt", (array_agg("id" ORDER BY "createdAt" DESC, "id" DESC))[1] AS "runId",
        count(*)::int AS "times"
      FROM "Run" WHERE "teamId" = ${teamId}::uuid AND "userId" = ${userId}::uuid AND "prompt" <> ''
        AND "prompt" ILIKE ALL (${patternsOf(query.search)}::text[])
      GROUP BY "prompt") AS asked ${keyset}
    ORDER BY "lastAskedAt" DESC, "runId" DESC LIMIT ${query.limit + 1}`
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return {
    items: page.map(({ lastAskedAt, ...row }) => ({ ...row, lastAskedAt: lastAskedAt.toISOString() })),
    nextCursor: last ? encodeCursor({ id: last.runId, createdAt: last.lastAskedAt }) : null,
  }
}

/** Every word of the search, anywhere; `%` and `_` are letters like others. */
const patternsOf = (search: string): string[] =>
  search
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
