import { audit } from '@/lib/audit'
import {
  authenticate,
  clientAddress,
  dropStaleTurns,
  forgetTurns,
  linkTurns,
  passwordFits,
  returnTurn,
  takeTurns,
} from '@/lib/auth'
import { roleIn } from '@/lib/core/actor'
import { ok, type Result, refuse } from '@/lib/core/result'
import { inTransaction } from '@/lib/db'
import { actorOf, findLiving, type LivingLink, nothingHere } from './admit'
import { UNLOCKED_SECONDS } from './cookies'
import { countView } from './count'
import { sealUnlock } from './token'

/**
 * Tries a password on the link under an address: what to keep in a cookie when it fits, UNAUTHENTICATED with
 * `details.needs = 'password'` when it does not, RATE_LIMITED after some of those. Throws NOT_FOUND for a dead address.
 */
export async function unlockLink(
  token: string,
  password: string,
  request: Request,
): Promise<Result<string | null>> {
  const now = new Date()
  const link = await findLiving(token, now)
  if (!link) throw nothingHere()
  if (!link.passwordHash) return ok(null)
  const turns = linkTurns(link.id, clientAddress(request.headers))
  const limited = await takeTurns(turns, now)
  if (limited) return limited
  if (!(await passwordFits(link.passwordHash, password))) return refusePassword(link, now)
  const [from, fromHere, all] = turns
  await Promise.all([from, all].map((turn) => turn && returnTurn(turn)))
  if (fromHere) await forgetTurns(fromHere)
  if (!(await isOfTheTeam(request, link.teamId))) await countView(link.id, now)
  return ok(sealUnlock(link, now.getTime() + UNLOCKED_SECONDS * 1000))
}

async function isOfTheTeam(request: Request, teamId: string): Promise<boolean> {
  const visitor = await authenticate(request).catch(() => null)
  return visitor !== null && roleIn(visitor, teamId) !== undefined
}

async function refusePassword(link: LivingLink, now: Date) {
  await inTransaction((tx) =>
    audit(
      tx,
      { actor: actorOf(link), now },
      {
        ...{ teamId: link.teamId, action: 'link.unlocked-failed', subjectKind: 'link', subjectId: link.id },
        ...{ subjectName: link.name, facts: {} },
      },
    ),
  )
  await dropStaleTurns(now)
  return refuse('UNAUTHENTICATED', 'That is not the password. Check it and try again.', { needs: 'password' })
}
