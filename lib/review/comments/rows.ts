import { db, type Prisma } from '@/lib/db'
import type { Voter } from '../schema'

const MOST = 2000
const person = { select: { id: true, name: true } }
const WITH = {
  user: person,
  guest: { select: { id: true, name: true, shareLinkId: true } },
  collection: person,
  resolvedBy: { select: { name: true } },
}

type Found = Prisma.CommentGetPayload<{ include: typeof WITH }>
export type CommentRow = Found & { by: Voter; named: { id: string; name: string }[] }
export type ThreadRows = { root: CommentRow; answers: CommentRow[] }

/**
 * Threads oldest first, each with its answers: of what was deleted only a first comment that is answered, whose words
 * are gone. For callers that decide who reads which.
 */
export async function readThreads(where: Prisma.CommentWhereInput): Promise<ThreadRows[]> {
  const found = await db().comment.findMany({
    where,
    include: WITH,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MOST,
  })
  const rows = await withNames(found)
  const living = Map.groupBy(
    rows.filter(({ parentId, deletedAt }) => parentId !== null && deletedAt === null),
    ({ parentId }) => parentId,
  )
  return rows
    .filter(({ parentId }) => parentId === null)
    .map((root) => ({ root, answers: living.get(root.id) ?? [] }))
    .filter(({ root, answers }) => root.deletedAt === null || answers.length > 0)
}

async function withNames(rows: Found[]): Promise<CommentRow[]> {
  const ids = [...new Set(rows.flatMap(({ mentions }) => mentions))]
  const people = ids.length > 0 ? await db().user.findMany({ where: { id: { in: ids } }, ...person }) : []
  const byId = new Map(people.map((each) => [each.id, each]))
  return rows.flatMap((row) => {
    const who = row.user ?? row.guest
    if (!who) return []
    const named = row.mentions.flatMap((id) => byId.get(id) ?? [])
    return [
      {
        ...row,
        named,
        by: { kind: row.user ? 'member' : 'guest', id: who.id, name: who.name } satisfies Voter,
      },
    ]
  })
}
