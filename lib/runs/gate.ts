import { db } from '@/lib/db'
import { env } from '@/lib/env'

const WINDOW_MS = 10_000

/**
 * Asks to make one call upstream. Gives 0, or the ms to wait: during a lockout, or when the rate is used up.
 * Shared by all instances. Source of the rule: Stability, 150 requests in any 10 s, else 60 s locked out.
 */
export async function passGate(provider: string, now: Date): Promise<number> {
  const limit = env().stability.requestsPer10s
  const gate = await db().upstreamGate.findUnique({ where: { provider } })
  const lockedMs = (gate?.lockedUntil?.getTime() ?? 0) - now.getTime()
  if (lockedMs > 0) return lockedMs
  if (limit === 0) return 0
  // Half as a burst and half as a steady refill: then no 10 s, wherever they start, see more than the limit.
  const burst = Math.max(1, Math.floor(limit / 2))
  const stepMs = WINDOW_MS / burst
  return (await take(provider, now, stepMs, (burst - 1) * stepMs)) ? 0 : stepMs
}

async function take(provider: string, now: Date, stepMs: number, toleranceMs: number): Promise<boolean> {
  const first = new Date(now.getTime() + stepMs)
  const latest = new Date(now.getTime() + toleranceMs)
  const taken = await db().$executeRaw`
    INSERT INTO "UpstreamGate" ("provider", "nextFreeAt") VALUES (${provider}, ${first})
    ON CONFLICT ("provider") DO UPDATE
      SET "nextFreeAt" = GREATEST("UpstreamGate"."nextFreeAt", ${now}) + ${stepMs} * interval '1 millisecond'
    WHERE "UpstreamGate"."nextFreeAt" <= ${latest}`
  return taken === 1
}

/** After a 429: nobody calls this upstream for `waitMs`, on any instance. */
export async function lockGate(provider: string, waitMs: number, now: Date): Promise<void> {
  const lockedUntil = new Date(now.getTime() + waitMs)
  await db().$executeRaw`
    INSERT INTO "UpstreamGate" ("provider", "nextFreeAt", "lockedUntil") VALUES (${provider}, ${now}, ${lockedUntil})
    ON CONFLICT ("provider") DO UPDATE SET "lockedUntil" = GREATEST("UpstreamGate"."lockedUntil", ${lockedUntil})`
}
