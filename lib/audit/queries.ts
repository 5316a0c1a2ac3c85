import type { UserCtx } from '@/lib/core/actor'
import { decodeCursor, encodeCursor } from '@/lib/core/page'
import { db, Prisma } from '@/lib/db'
import { auditSentence } from './rules'
import type { AuditEventView, AuditFilters, AuditPage, AuditQuery } from './schema'

type AuditRow = Prisma.AuditEventGetPayload<object>

/** The log of the team the actor acts in, newest first. The route has asked for `audit:read`. */
export async function listAudit(ctx: UserCtx, query: AuditQuery): Promise<AuditPage> {
  const after = decodeCursor(query.cursor)
  const keyset = after
    ? Prisma.sql`AND (e."createdAt", e."id") < (${after.createdAt}, ${after.id}::uuid)`
    : Prisma.empty
  const rows = await db().$queryRaw<AuditRow[]>`
    SELECT e.* FROM "AuditEvent" e WHERE e."teamId" = ${ctx.actor.teamId}::uuid ${narrowed(query)} ${keyset}
    ORDER BY e."createdAt" DESC, e."id" DESC LIMIT ${query.limit + 1}`
  const items = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? items.at(-1) : undefined
  return { items: items.map(eventView), nextCursor: last ? encodeCursor(last) : null }
}

const contains = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

function narrowed({ action, personId, from, until, q }: AuditFilters): Prisma.Sql {
  const parts: Prisma.Sql[] = []
  if (action?.includes('.')) parts.push(Prisma.sql`e."action" = ${action}`)
  else if (action) parts.push(Prisma.sql`e."action" LIKE ${`${action}.%`}`)
  if (personId) parts.push(Prisma.sql`e."actorKind" = 'user' AND e."actorId" = ${personId}::uuid`)
  if (from) parts.push(Prisma.sql`e."createdAt" >= ${new Date(from)}`)
  if (until) parts.push(Prisma.sql`e."createdAt" < ${new Date(until)}`)
  for (const word of q?.split(/\s+/).filter(Boolean) ?? [])
    parts.push(
      Prisma.sql`concat_ws(' ', e."actorName", e."subjectName", e."action", e."subjectId"::text, e."facts"::text) ILIKE ${contains(word)}`,
    )
  return parts.length > 0 ? Prisma.sql`AND ${Prisma.join(parts, ' AND ')}` : Prisma.empty
}

const eventView = (row: AuditRow): AuditEventView => ({
  id: row.id,
  createdAt: row.createdAt.toISOString(),
  actor: { kind: row.actorKind as AuditEventView['actor']['kind'], id: row.actorId, name: row.actorName },
  action: row.action,
  subject: { kind: row.subjectKind, id: row.subjectId, name: row.subjectName },
  facts: row.facts as AuditEventView['facts'],
  sentence: auditSentence(row),
})
