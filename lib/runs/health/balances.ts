import { AppError } from '@/lib/core/errors'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db } from '@/lib/db'
import { logger } from '@/lib/logger'
import { type Connected, connected } from '@/lib/providers'

const PATIENCE_MS = 15_000
const KEPT_MS = 90 * 24 * 3_600_000

/** Asks every upstream that has a balance what is left, and keeps the answers. Never throws for what one answers. */
export async function recordBalances(now: Date): Promise<void> {
  await Promise.all(connected().map((connection) => readBalance(connection, now)))
  await db().upstreamBalance.deleteMany({ where: { at: { lt: new Date(now.getTime() - KEPT_MS) } } })
}

/** Asks one upstream now. Throws NOT_FOUND for one that is not on or has no balance; refuses UNAVAILABLE. */
export async function checkBalance(
  ctx: { now: Date },
  providerId: string,
): Promise<Result<{ centicredits: number; at: string }>> {
  const connection = connected().find(({ id }) => id === providerId)
  if (!connection?.provider.balance || connection.sandbox)
    throw new AppError('NOT_FOUND', 'There is nothing here under that address.')
  const answer = await readBalance(connection, ctx.now)
  return answer.ok
    ? ok({ centicredits: answer.centicredits, at: ctx.now.toISOString() })
    : refuse('UNAVAILABLE', answer.message)
}

type Read = { ok: true; centicredits: number } | { ok: false; message: string }

async function readBalance({ id, provider, sandbox }: Connected, at: Date): Promise<Read> {
  if (!provider.balance || sandbox) return { ok: false, message: 'There is no balance to ask for.' }
  const answer = await provider.balance({ signal: new AbortController().signal, deadlineMs: PATIENCE_MS })
  if (answer.kind !== 'balance') {
    logger().warn({ provider: id, kind: answer.kind, code: answer.code, detail: answer.detail }, 'no balance')
    return { ok: false, message: answer.message }
  }
  const { centicredits } = answer
  await db().upstreamBalance.createMany({ data: [{ provider: id, at, centicredits }], skipDuplicates: true })
  return { ok: true, centicredits }
}
