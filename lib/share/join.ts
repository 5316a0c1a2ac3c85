import { clientAddress, guestTurn, takeTurns } from '@/lib/auth'
import type { LinkCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { ok, type Result } from '@/lib/core/result'
import { db } from '@/lib/db'
import type { GuestView } from './schema'
import { hashToken, newToken } from './token'

/**
 * Gives a stranger a name to vote and comment under. Who has one already is renamed and keeps it: `secret` is only for
 * a new guest, for their cookie. RATE_LIMITED when one address makes many.
 */
export async function joinAsGuest(
  ctx: LinkCtx,
  name: string,
  headers: Headers,
): Promise<Result<{ guest: GuestView; secret: string | null }>> {
  const { guestId, linkId } = ctx.actor
  if (guestId) {
    await db().guest.update({ where: { id: guestId }, data: { name } })
    return ok({ guest: { id: guestId, name }, secret: null })
  }
  const limited = await takeTurns([guestTurn(clientAddress(headers))], ctx.now)
  if (limited) return limited
  const [id, secret] = [newId(), newToken()]
  await db().guest.create({
    data: { id, shareLinkId: linkId, name, secretHash: hashToken(secret), createdAt: ctx.now },
  })
  return ok({ guest: { id, name }, secret })
}
