import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db } from '@/lib/db'
import { hashPassword, passwordFits } from './password'
import { mayManageAccount } from './policy'
import type { ChangePasswordInput } from './schema'
import type { Session } from './session-token'
import { forgetTurns, passwordTurn, takeTurns } from './throttle'

/** Changes one's own password. Every session from before is over; the returned one is for this browser to go on. */
export async function changePassword(ctx: UserCtx, input: ChangePasswordInput): Promise<Result<Session>> {
  const row = await db().user.findUnique({ where: { id: ctx.actor.userId } })
  const { id, passwordHash, sessionVersion } = grant(ctx, 'account:manage', row, mayManageAccount)
  if (!passwordHash)
    return refuse('CONFLICT', 'You sign in without a password here, so there is none to change.')
  const limited = await takeTurns([passwordTurn(id)], ctx.now)
  if (limited) return limited
  if (!(await passwordFits(passwordHash, input.currentPassword))) return wrongPassword()
  await forgetTurns(passwordTurn(id))
  const changed = await db().user.updateMany({
    where: { id, sessionVersion },
    data: { passwordHash: await hashPassword(input.newPassword), sessionVersion: { increment: 1 } },
  })
  if (changed.count === 0) return refuse('CONFLICT', 'The password was changed elsewhere meanwhile.')
  return ok({ userId: id, sessionVersion: sessionVersion + 1 })
}

function wrongPassword() {
  const fields = [{ field: 'currentPassword', message: 'is not right' }]
  return refuse('INVALID_INPUT', 'That is not your present password.', { fields })
}
