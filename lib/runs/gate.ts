import { db } from '@/lib/db'
import type { Connected, Outcome } from '@/lib/providers'
import { FAILURES_TO_OPEN, FIRST_OPEN_MS, isUp, LONGEST_OPEN_MS } from './breaker/rules'

const WINDOW_MS = 10_000
/** After one call has set out to try whether an upstream is up again, how long before another may. */
const PROBE_MS = 3_000

/** Upstreams that were down when last looked at: only for them a good answer is news. */
const down = new Set<string>()

/** Go, as a call that tries whether the upstream is back if `isProbe`, or come again in `waitMs`. */
export type Pass = { waitMs: number; isProbe: boolean }
const GO: Pass = { waitMs: 0, isProbe: false }
const wait = (waitMs: number): Pass => ({ waitMs, isProbe: false })

/**
 * Asks to make one call upstream. Says go, or how long to wait: during a lockout, while the circuit is open, or
 * when the rate is used up. Shared by all instances. Source of Stability's rule: 150 requests in any 10 s, else
 * 60 s locked out.
 */
export async function passGate(
  { id, requestsPer10s }: Pick<Connected, 'id' | 'requestsPer10s'>,
  now: Date,
): Promise<Pass> {
  // Half as a burst and half as a steady refill: then no 10 s, wherever they start, see more than the limit.
  const burst = Math.max(1, Math.floor(requestsPer10s / 2))
  const stepMs = WINDOW_MS / burst
  if (requestsPer10s > 0 && (await take(id, now, stepMs, (burst - 1) * stepMs))) return GO
  const gate = await db().upstreamGate.findUnique({ where: { provider: id } })
  if (gate && gate.failures > 0) down.add(id)
  const lockedMs = (gate?.lockedUntil?.getTime() ?? 0) - now.getTime()
  if (lockedMs > 0) return wait(lockedMs)
  if (gate?.openUntil) return waitForCircuit(id, gate.openUntil, now)
  return requestsPer10s === 0 ? GO : wait(stepMs)
}

async function waitForCircuit(provider: string, openUntil: Date, now: Date): Promise<Pass> {
  const openMs = openUntil.getTime() - now.getTime()
  if (openMs > 0) return wait(openMs)
  const next = new Date(now.getTime() + PROBE_MS)
  const mayTry = await db().upstreamGate.updateMany({
    where: { provider, openUntil },
    data: { openUntil: next },
  })
  return mayTry.count === 1 ? { waitMs: 0, isProbe: true } : wait(1000)
}

/** One statement for the common case: nothing is locked or open, and the rate has room. */
async function take(provider: string, now: Date, stepMs: number, toleranceMs: number): Promise<boolean> {
  const first = new Date(now.getTime() + stepMs)
  const latest = new Date(now.getTime() + toleranceMs)
  const [taken] = await db().$queryRaw<{ failures: number }[]>`
    INSERT INTO "UpstreamGate" ("provider", "nextFreeAt") VALUES (${provider}, ${first})
    ON CONFLICT ("provider") DO UPDATE
      SET "nextFreeAt" = GREATEST("UpstreamGate"."nextFreeAt", ${now}) + ${stepMs} * interval '1 millisecond'
    WHERE "UpstreamGate"."nextFreeAt" <= ${latest} AND "UpstreamGate"."openUntil" IS NULL
      AND ("UpstreamGate"."lockedUntil" IS NULL OR "UpstreamGate"."lockedUntil" <= ${now})
    RETURNING "failures"`
  if (taken && taken.failures > 0) down.add(provider)
  return taken !== undefined
}

/** After a 429: nobody calls this upstream for `waitMs`, on any instance. */
export async function lockGate(provider: string, waitMs: number, now: Date): Promise<void> {
  const lockedUntil = new Date(now.getTime() + waitMs)
  await db().$executeRaw`
    INSERT INTO "UpstreamGate" ("provider", "nextFreeAt", "lockedUntil") VALUES (${provider}, ${now}, ${lockedUntil})
    ON CONFLICT ("provider") DO UPDATE SET "lockedUntil" = GREATEST("UpstreamGate"."lockedUntil", ${lockedUntil})`
}

/**
 * Counts an answer for the circuit breaker: enough failures in a row open it, one answer of any other kind closes it.
 * While it is open only probes count: what was on its way when it opened says nothing new.
 */
export async function noteAnswer(
  provider: string,
  { kind, isProbe }: { kind: Outcome['kind']; isProbe: boolean },
  now: Date,
): Promise<void> {
  if (kind === 'cancelled') return
  if (isUp(kind)) {
    if (down.delete(provider))
      await db().upstreamGate.updateMany({ where: { provider }, data: { failures: 0, openUntil: null } })
    return
  }
  down.add(provider)
  // One statement: of many that fail at once, exactly one opens it.
  await db().$executeRaw`
    INSERT INTO "UpstreamGate" ("provider", "nextFreeAt", "failures") VALUES (${provider}, ${now}, 1)
    ON CONFLICT ("provider") DO UPDATE SET
      "failures" = "UpstreamGate"."failures" + 1,
      "openUntil" = CASE WHEN "UpstreamGate"."failures" + 1 < ${FAILURES_TO_OPEN}::int THEN NULL
        ELSE ${now}::timestamptz + LEAST(${LONGEST_OPEN_MS}::float8,
          ${FIRST_OPEN_MS}::float8 * power(2, LEAST("UpstreamGate"."failures" + 1 - ${FAILURES_TO_OPEN}::int, 20))) * interval '1 millisecond' END
    WHERE ${isProbe}::boolean OR "UpstreamGate"."openUntil" IS NULL`
}

/** The providers whose circuit is open or which are locked out now. */
export async function closedGates(now: Date): Promise<Set<string>> {
  const gates = await db().upstreamGate.findMany({
    where: { openUntil: { gt: now } },
    select: { provider: true },
  })
  return new Set(gates.map(({ provider }) => provider))
}
