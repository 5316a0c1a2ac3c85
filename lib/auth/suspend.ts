import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { ok, type Result } from '@/lib/core/result'
import { inTransaction, type Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import { mayManagePerson } from './policy'
import { suspensionRefusal } from './rules'

/** Shuts a person out: their sessions end with their next request. Doing it twice is doing it once. */
export async function suspendPerson(ctx: UserCtx, userId: string): Promise<Result<void>> {
  return inTransaction(async (tx) => {
    // Operators wait for each other here, or two could suspend one another and leave nobody.
    const operators = await tx.$queryRaw<{ id: string; active: boolean }[]>`
      SELECT "id", "suspendedAt" IS NULL AS active FROM "User" WHERE "isOperator" ORDER BY "id" FOR UPDATE`
    const active = operators.filter((operator) => operator.active)
    const stillMay = active.some((operator) => operator.id === ctx.actor.userId)
    const row = await tx.user.findUnique({ where: { id: userId } })
    const person = grant(ctx, 'person:suspend', stillMay ? row : null, mayManagePerson)
    if (person.suspendedAt) return ok(undefined)
    const no = suspensionRefusal({
      isSelf: person.id === ctx.actor.userId,
      isOperator: person.isOperator,
      activeOperators: active.length,
    })
    if (no) return no
    const data = { suspendedAt: ctx.now, sessionVersion: { increment: 1 } }
    await tx.user.update({ where: { id: person.id }, data })
    await closeStreams(tx, person.id)
    return ok(undefined)
  })
}

/** What they follow looks at once whether they may, and ends. */
async function closeStreams(tx: Tx, userId: string): Promise<void> {
  const seats = await tx.membership.findMany({ where: { userId }, select: { teamId: true } })
  const told = { kind: 'team' as const, what: 'members' as const, id: null, userIds: [userId] }
  await notify(tx, ...seats.map(({ teamId }) => ({ ...told, teamId })))
}

/** Lets a suspended person sign in again. */
export async function reinstatePerson(ctx: UserCtx, userId: string): Promise<Result<void>> {
  return inTransaction(async (tx) => {
    const row = await tx.user.findUnique({ where: { id: userId } })
    const person = grant(ctx, 'person:reinstate', row, mayManagePerson)
    await tx.user.update({ where: { id: person.id }, data: { suspendedAt: null } })
    return ok(undefined)
  })
}
