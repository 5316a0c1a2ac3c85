import { Readable } from 'node:stream'
import type { UserCtx } from '@/lib/core/actor'
import { csvLine } from '@/lib/core/csv'
import { listAudit } from './queries'
import type { AuditEventView, AuditFilters } from './schema'

const PAGE = 100
const HEAD = [
  'time',
  'who',
  'what',
  'action',
  'actor kind',
  'actor id',
  'subject kind',
  'subject id',
  'subject',
  'facts',
]

/** The log as CSV, newest first, page by page as it is read: it is never whole in memory. */
export function exportAudit(ctx: UserCtx, filters: AuditFilters): Response {
  const day = ctx.now.toISOString().slice(0, 10)
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="audit-${day}.csv"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
  const lines = Readable.toWeb(Readable.from(linesOf(ctx, filters), { objectMode: false }))
  return new Response(lines as ReadableStream, { headers })
}

async function* linesOf(ctx: UserCtx, filters: AuditFilters): AsyncGenerator<string> {
  yield csvLine(HEAD)
  let cursor: string | undefined
  do {
    const page = await listAudit(ctx, { ...filters, limit: PAGE, cursor })
    if (page.items.length > 0) yield page.items.map(lineOf).join('')
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

const lineOf = ({ createdAt, actor, sentence, action, subject, facts }: AuditEventView): string =>
  csvLine([
    createdAt,
    actor.name,
    sentence,
    action,
    actor.kind,
    actor.id,
    subject.kind,
    subject.id,
    subject.name,
    JSON.stringify(facts),
  ])
