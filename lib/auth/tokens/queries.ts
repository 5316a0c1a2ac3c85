import type { UserCtx } from '@/lib/core/actor'
import { decodeCursor, encodeCursor, type PageQuery } from '@/lib/core/page'
import { db, type Prisma } from '@/lib/db'
import type { TokenPage, TokenView } from './schema'

type TokenRow = Prisma.ApiTokenGetPayload<object>

export const tokenView = (row: TokenRow): TokenView => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
})

/** The actor's own tokens, the newest first, those that expired too; revoked ones are gone. */
export async function listTokens({ actor }: UserCtx, query: PageQuery): Promise<TokenPage> {
  const after = decodeCursor(query.cursor)
  const rows = await db().apiToken.findMany({
    where: {
      userId: actor.userId,
      revokedAt: null,
      ...(after && {
        OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }],
      }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  })
  const items = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? items.at(-1) : undefined
  return { items: items.map(tokenView), nextCursor: last ? encodeCursor(last) : null }
}
