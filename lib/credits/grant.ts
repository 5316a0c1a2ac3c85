import type { Ctx, UserActor } from '@/lib/core/actor'
import { AppError, invalidInput } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { type Centicredits, formatCredits } from '@/lib/core/money'
import { db, inTransaction, type Tx } from '@/lib/db'
import type { WalletOwner } from './hold'
import { ledgerEntryView } from './queries'
import { type GrantInput, type LedgerEntryView, MAX_BALANCE_CENTICREDITS } from './schema'

type Grant = { amountCenticredits: Centicredits; note: string; now: Date; actorUserId?: string }

/** Raises a wallet and writes why. Throws NOT_FOUND when the wallet does not exist, INVALID_INPUT when it would be too full. */
export async function addCredits(tx: Tx, owner: WalletOwner, grant: Grant): Promise<LedgerEntryView> {
  const [wallet] = await tx.$queryRaw<{ id: string; balance: number }[]>`
    UPDATE "Wallet" SET "balanceCenticredits" = "balanceCenticredits" + ${grant.amountCenticredits}
    WHERE "teamId" = ${owner.teamId}::uuid AND "userId" = ${owner.userId}::uuid
      AND "balanceCenticredits" <= ${MAX_BALANCE_CENTICREDITS - grant.amountCenticredits}
    RETURNING "id", "balanceCenticredits" AS balance`
  if (!wallet) throw await whyNot(tx, owner)
  const entry = await tx.ledgerEntry.create({
    data: {
      id: newId(),
      walletId: wallet.id,
      kind: 'grant',
      amountCenticredits: grant.amountCenticredits,
      balanceAfterCenticredits: wallet.balance,
      note: grant.note,
      actorUserId: grant.actorUserId ?? null,
      createdAt: grant.now,
    },
  })
  return ledgerEntryView(entry)
}

async function whyNot(tx: Tx, { teamId, userId }: WalletOwner): Promise<AppError> {
  const wallet = await tx.wallet.findUnique({ where: { teamId_userId: { teamId, userId } } })
  if (!wallet) return new AppError('NOT_FOUND', 'There is no such wallet.')
  const most = formatCredits(MAX_BALANCE_CENTICREDITS)
  return invalidInput([{ field: 'credits', message: `a wallet holds at most ${most}` }])
}

/** An operator's gift to whoever has this e-mail address: to their own studio's wallet, or to theirs in a team. */
export async function grantCredits(ctx: Ctx<UserActor>, input: GrantInput): Promise<LedgerEntryView> {
  const user = { email: input.email }
  const team = input.teamId ? { id: input.teamId, deletedAt: null } : { kind: 'personal' as const }
  const wallet = await db().wallet.findFirst({
    where: { user, team: { ...team, memberships: { some: { user } } } },
  })
  if (!wallet) throw await whyNoWallet(input)
  const note = input.note || 'Added by an operator'
  const amountCenticredits = Math.round(input.credits * 100)
  return inTransaction((tx) =>
    addCredits(tx, wallet, { amountCenticredits, note, now: ctx.now, actorUserId: ctx.actor.userId }),
  )
}

async function whyNoWallet({ email }: GrantInput): Promise<AppError> {
  const person = await db().user.findUnique({ where: { email } })
  const sentence = person ? 'They are not in that team.' : 'Nobody here has that e-mail address.'
  return new AppError('NOT_FOUND', sentence)
}
