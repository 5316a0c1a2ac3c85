// A process of its own: the ledger as the app has it, without HTTP, queue or upstream.
import { newId } from '@/lib/core/ids'
import { captureHold, holdCredits, openWallet, type WalletOwner } from '@/lib/credits'
import { db, inTransaction, pool } from '@/lib/db'
import { clockMs } from './clock'
import { serve } from './remote'

const COST = 650
const owners: WalletOwner[] = []

async function openOne(): Promise<WalletOwner> {
  const [userId, teamId] = [newId(), newId()]
  await inTransaction(async (tx) => {
    await tx.user.create({ data: { id: userId, email: `${userId}@example.com`, name: 'Bench' } })
    await tx.team.create({ data: { id: teamId, name: 'Bench', kind: 'personal' } })
    await openWallet(tx, { userId, teamId, grantCenticredits: 1_000_000_000, note: 'Bench' })
  })
  return { userId, teamId }
}

async function pair(owner: WalletOwner): Promise<void> {
  const subjectId = newId()
  const now = new Date()
  const expiresAt = new Date(now.getTime() + 60_000)
  const request = { subjectId, amountCenticredits: COST, expiresAt }
  const held = await inTransaction((tx) => holdCredits(tx, owner, [request], now))
  if (!held.ok) throw new Error(held.message)
  const captured = await inTransaction((tx) => captureHold(tx, subjectId, 'Image: bench', now))
  if (!captured) throw new Error('not captured')
}

/** What a pair costs at the very least: two commits that each change one row, by the driver alone. */
async function twoCommits({ teamId, userId }: WalletOwner): Promise<void> {
  for (const by of [COST, -COST]) {
    const client = await pool().connect()
    await client.query('BEGIN')
    await client.query({ ...TOUCH, values: [by, teamId, userId] })
    await client.query('COMMIT')
    client.release()
  }
}

const TOUCH = {
  name: 'bench-touch',
  text: 'UPDATE "Wallet" SET "heldCenticredits" = "heldCenticredits" + $1 WHERE "teamId" = $2 AND "userId" = $3',
}

type Pairs = { wallets: number; atOnce: number; forMs: number; least?: boolean }

async function pairs({ wallets, atOnce, forMs, least }: Pairs) {
  const until = clockMs() + forMs
  const errors: string[] = []
  let done = 0
  const worker = async () => {
    while (clockMs() < until) {
      const owner = owners[Math.floor(Math.random() * wallets)]
      if (!owner) throw new Error('no such wallet')
      await (least ? twoCommits : pair)(owner).then(
        () => done++,
        (error: Error) => errors.push(error.message),
      )
    }
  }
  const began = clockMs()
  await Promise.all(Array.from({ length: atOnce }, worker))
  return {
    pairsPerSecond: (done / (clockMs() - began)) * 1000,
    errors: errors.slice(0, 5),
    failed: errors.length,
  }
}

export type LedgerMethods = typeof methods
const methods = serve({
  open: async (count: number) => {
    for (let n = 0; n < count; n += 20)
      owners.push(...(await Promise.all(Array.from({ length: 20 }, openOne))))
  },
  pairs,
  /** Wallets whose balance is not the sum of their ledger, or that hold anything now. */
  unsound: async () => {
    const [row] = await db().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM "Wallet" w WHERE w."heldCenticredits" <> 0 OR w."balanceCenticredits" <>
        (SELECT COALESCE(SUM(e."amountCenticredits"), 0) FROM "LedgerEntry" e WHERE e."walletId" = w."id")`
    return row?.n ?? Number.NaN
  },
})
