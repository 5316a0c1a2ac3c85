import type { UserCtx } from '@/lib/core/actor'
import { decodeCursor, encodeCursor, type PageQuery } from '@/lib/core/page'
import { type Db, db, Prisma } from '@/lib/db'
import type { LedgerEntryView, LedgerPage, ReceiptView, WalletView } from './schema'

type LedgerEntry = Prisma.LedgerEntryGetPayload<object>

/** The actor's own wallet in the actor's team; all zero when there is none yet. */
export async function getWallet(ctx: UserCtx): Promise<WalletView> {
  const { teamId, userId } = ctx.actor
  const wallet = await db().wallet.findUnique({ where: { teamId_userId: { teamId, userId } } })
  const balanceCenticredits = wallet?.balanceCenticredits ?? 0
  const heldCenticredits = wallet?.heldCenticredits ?? 0
  return {
    balanceCenticredits,
    heldCenticredits,
    availableCenticredits: balanceCenticredits - heldCenticredits,
  }
}

/** The actor's own ledger, newest first. */
export async function listLedger(ctx: UserCtx, query: PageQuery): Promise<LedgerPage> {
  const { teamId, userId } = ctx.actor
  const after = decodeCursor(query.cursor)
  const keyset = after
    ? Prisma.sql`AND (e."createdAt", e."id") < (${after.createdAt}, ${after.id}::uuid)`
    : Prisma.empty
  const rows = await db().$queryRaw<LedgerEntry[]>`
    SELECT e.* FROM "LedgerEntry" e JOIN "Wallet" w ON w."id" = e."walletId"
    WHERE w."teamId" = ${teamId}::uuid AND w."userId" = ${userId}::uuid ${keyset}
    ORDER BY e."createdAt" DESC, e."id" DESC LIMIT ${query.limit + 1}`
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return {
    items: items.map(ledgerEntryView),
    nextCursor: rows.length > query.limit && last ? encodeCursor(last) : null,
  }
}

export const ledgerEntryView = (entry: LedgerEntry): LedgerEntryView => ({
  id: entry.id,
  kind: entry.kind,
  amountCenticredits: entry.amountCenticredits,
  balanceAfterCenticredits: entry.balanceAfterCenticredits,
  generationId: entry.kind === 'given' || entry.kind === 'received' ? null : entry.subjectId,
  note: entry.note,
  createdAt: entry.createdAt.toISOString(),
})

/** What became of the hold of one subject, read from hold and ledger; null when nothing was ever held. */
export async function receiptOf(
  subjectId: string,
  client: Db = db(),
): Promise<Omit<ReceiptView, 'upstreamRequestId'> | null> {
  const hold = await client.hold.findUnique({ where: { subjectId } })
  if (!hold) return null
  const refund = await client.ledgerEntry.findUnique({
    where: { kind_subjectId: { kind: 'refund', subjectId } },
  })
  const captured = hold.state === 'captured' ? hold.amountCenticredits : 0
  const released = hold.state === 'released' ? hold.amountCenticredits : 0
  return {
    state: refund ? 'refunded' : hold.state === 'open' ? 'held' : hold.state,
    quotedCenticredits: hold.amountCenticredits,
    capturedCenticredits: refund ? 0 : captured,
    returnedCenticredits: refund?.amountCenticredits ?? released,
    reason: refund?.note ?? hold.reason,
    openedAt: hold.createdAt.toISOString(),
    closedAt: (refund?.createdAt ?? hold.closedAt)?.toISOString() ?? null,
  }
}
