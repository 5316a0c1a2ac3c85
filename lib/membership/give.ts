import { hash } from 'node:crypto'
import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { grant } from '@/lib/core/grant'
import { ok, type Result, refuse } from '@/lib/core/result'
import { lockAvailable, moveCredits } from '@/lib/credits'
import type { GiftView, GiveCreditsInput } from '@/lib/credits/schema'
import { inTransaction, type Tx } from '@/lib/db'
import { tell } from '@/lib/inbox'
import { lockRoster } from '@/lib/teams'
import { mayGiveCredits } from '@/lib/teams/policy'
import { leads, personalRefusal } from '@/lib/teams/rules'
import { nameOf } from './leaving'
import { ownSeat } from './seat'

/**
 * Gives credits of one's own, in the team or in one's own studio, to a member of the actor's team. The same `key` gives
 * once. Refuses INSUFFICIENT_CREDITS, and IDEMPOTENCY_KEY_REUSED for a key that gave something else.
 */
export async function giveCredits(
  ctx: UserCtx,
  userId: string,
  input: GiveCreditsInput,
  key: string,
): Promise<Result<GiftView>> {
  const { actor } = ctx
  const { teamId } = actor
  return inTransaction(async (tx) => {
    const roster = await lockRoster(tx, teamId)
    grant(ctx, 'give', leads(ownSeat(ctx, roster)?.role) ? { teamId } : null, mayGiveCredits)
    if (!roster?.seats.some((seat) => seat.userId === userId))
      throw new AppError('NOT_FOUND', 'There is no such member in this team.')
    const no = personalRefusal(roster.team.kind)
    if (no) return no
    const from = {
      teamId: input.from === 'team' ? teamId : await homeOf(tx, actor.userId),
      userId: actor.userId,
    }
    const gift = { transferId: transferIdOf(ctx, key), from, to: { teamId, userId }, ...wordsOf(input) }
    const [giver, taker] = [await nameOf(tx, actor.userId), await nameOf(tx, userId)]
    const moved = await moveCredits(
      tx,
      {
        ...gift,
        givenNote: `Given to ${taker} in ${roster.team.name}${gift.said}`,
        receivedNote: `From ${giver}${gift.said}`,
      },
      ctx,
    )
    if (!moved.ok) return moved
    if (moved.value) await record(tx, ctx, { ...gift, taker, note: input.note })
    else if (!(await isSame(tx, gift))) return REUSED
    const { amountCenticredits } = gift
    return ok({ amountCenticredits, availableCenticredits: await lockAvailable(tx, from) })
  })
}

const REUSED = refuse(
  'IDEMPOTENCY_KEY_REUSED',
  'This Idempotency-Key was used for another gift. Nothing was moved.',
)

const wordsOf = ({ credits, note }: GiveCreditsInput) => ({
  amountCenticredits: Math.round(credits * 100),
  said: note ? `: ${note}` : '',
})

async function homeOf(tx: Tx, userId: string): Promise<string> {
  const home = await tx.membership.findFirstOrThrow({ where: { userId, team: { kind: 'personal' } } })
  return home.teamId
}

/** The transfer's id is its giver's key, as an id: asked again, it is found again. */
function transferIdOf({ actor }: UserCtx, key: string): string {
  const hex = hash('sha256', `gift ${actor.userId} ${actor.teamId} ${key}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

type Gift = {
  transferId: string
  amountCenticredits: number
  from: { teamId: string; userId: string }
  to: { teamId: string; userId: string }
}

async function isSame(tx: Tx, { transferId, amountCenticredits, from, to }: Gift): Promise<boolean> {
  const entries = await tx.ledgerEntry.findMany({
    where: { subjectId: transferId },
    include: { wallet: true },
  })
  const is = (kind: string, { teamId, userId }: Gift['to'], amount: number) =>
    entries.some(
      (each) =>
        each.kind === kind &&
        each.amountCenticredits === amount &&
        each.wallet.teamId === teamId &&
        each.wallet.userId === userId,
    )
  return is('given', from, -amountCenticredits) && is('received', to, amountCenticredits)
}

type Recorded = Gift & { taker: string; note: string }

async function record(tx: Tx, ctx: UserCtx, { to, amountCenticredits, transferId, taker, note }: Recorded) {
  const { teamId, userId } = to
  const facts = { byId: ctx.actor.userId, amountCenticredits }
  await tell(tx, ctx.now, [userId], { teamId, kind: 'credits-received', subject: transferId, facts })
  await audit(tx, ctx, {
    ...{ teamId, action: 'credits.given', subjectKind: 'user', subjectId: userId, subjectName: taker },
    facts: { amountCenticredits, ...(note && { note }) },
  })
}
