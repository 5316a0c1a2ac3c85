import type { Ctx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { type Centicredits, formatCredits } from '@/lib/core/money'
import { ok, type Result, refuse } from '@/lib/core/result'
import type { Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import type { WalletOwner } from './hold'
import { MAX_BALANCE_CENTICREDITS } from './schema'

type Move = {
  /** Of the transfer; the same one twice moves nothing the second time. */
  transferId: string
  from: WalletOwner
  to: WalletOwner
  amountCenticredits: Centicredits
  /** How either side's ledger says it. */
  givenNote: string
  receivedNote: string
}
type Wallet = { id: string; teamId: string; userId: string; balance: number; held: number }

/**
 * Moves credits between two wallets with a line in either ledger: all or nothing. False, and nothing moved, when that
 * transfer was made before. Refuses INSUFFICIENT_CREDITS when less is free, CONFLICT when the other would be too full.
 */
export async function moveCredits(
  tx: Tx,
  move: Move,
  ctx: Pick<Ctx, 'actor' | 'now'>,
): Promise<Result<boolean>> {
  const wallets = await lockWallets(tx, [move.from, move.to])
  const [from, to] = [move.from, move.to].map((owner) =>
    wallets.find(({ teamId, userId }) => teamId === owner.teamId && userId === owner.userId),
  )
  if (!from || !to) return refuse('NOT_FOUND', 'There is no such wallet.')
  const earlier = await tx.ledgerEntry.count({ where: { kind: 'given', subjectId: move.transferId } })
  if (earlier > 0) return ok(false)
  const no = whyNot(move, from, to)
  if (no) return no
  const { amountCenticredits: amount, transferId } = move
  await enter(tx, ctx, { wallet: from, kind: 'given', amount: -amount, transferId, note: move.givenNote })
  await enter(tx, ctx, { wallet: to, kind: 'received', amount, transferId, note: move.receivedNote })
  await notify(tx, { kind: 'wallet', userId: from.userId }, { kind: 'wallet', userId: to.userId })
  return ok(true)
}

/** What of a wallet is free, with its row locked until the transaction ends; 0 when there is none. */
export async function lockAvailable(tx: Tx, owner: WalletOwner): Promise<Centicredits> {
  const [wallet] = await lockWallets(tx, [owner])
  return wallet ? wallet.balance - wallet.held : 0
}

/** Always in the same order, so that two transfers the opposite way cannot wait for each other. */
function lockWallets(tx: Tx, owners: readonly WalletOwner[]): Promise<Wallet[]> {
  const teamIds = owners.map(({ teamId }) => teamId)
  const userIds = owners.map(({ userId }) => userId)
  return tx.$queryRaw<Wallet[]>`
    SELECT "id", "teamId", "userId", "balanceCenticredits" AS "balance", "heldCenticredits" AS "held" FROM "Wallet"
    WHERE ("teamId", "userId") IN (SELECT * FROM unnest(${teamIds}::uuid[], ${userIds}::uuid[]))
    ORDER BY "id" FOR UPDATE`
}

function whyNot({ amountCenticredits }: Move, from: Wallet, to: Wallet) {
  if (from.id === to.id) return refuse('CONFLICT', 'That is the same wallet.')
  const available = from.balance - from.held
  const missing = amountCenticredits - available
  if (missing > 0) {
    const has = `There are ${formatCredits(available)} credits to give. Nothing was moved.`
    return refuse('INSUFFICIENT_CREDITS', has, {
      availableCenticredits: available,
      missingCenticredits: missing,
    })
  }
  if (to.balance + amountCenticredits <= MAX_BALANCE_CENTICREDITS) return null
  return refuse('CONFLICT', `A wallet holds at most ${formatCredits(MAX_BALANCE_CENTICREDITS)} credits.`)
}

type Entry = { wallet: Wallet; kind: 'given' | 'received'; amount: number; transferId: string; note: string }

async function enter(tx: Tx, { actor, now }: Pick<Ctx, 'actor' | 'now'>, entry: Entry): Promise<void> {
  const { wallet, kind, amount, transferId, note } = entry
  await tx.wallet.update({ where: { id: wallet.id }, data: { balanceCenticredits: { increment: amount } } })
  await tx.ledgerEntry.create({
    data: {
      id: newId(now.getTime()),
      ...{
        walletId: wallet.id,
        kind,
        amountCenticredits: amount,
        subjectId: transferId,
        note,
        createdAt: now,
      },
      balanceAfterCenticredits: wallet.balance + amount,
      actorUserId: actor.kind === 'user' ? actor.userId : null,
    },
  })
}
