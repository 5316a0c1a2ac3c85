import { brokenImages, brokenMoney } from '../server/invariants'
import type { Peek } from '../server/peek'
import { openJobs, unfinished } from '../server/served'
import { until } from '../server/until'
import type { House } from './house'
import type { Accepted } from './load'

export const WITHIN_MS = 60_000

/**
 * Waits until every generation has ended; gives the ms, or Infinity and what is stuck. Then waits for the small
 * versions, whose backlog may be long: they are stuck only when nothing of it moves for as long.
 */
export async function settle({ served: { peek } }: House): Promise<{ ms: number; stuck: string[] }> {
  const began = performance.now()
  const isQuiet = async () => (await unfinished(peek)) + (await openJobs(peek, 'generation.render')) === 0
  if (!(await comesTrue(isQuiet))) return { ms: Number.POSITIVE_INFINITY, stuck: await whatIsStuck(peek) }
  const ms = performance.now() - began
  for (let left = await openJobs(peek); left > 0; ) {
    const before = left
    const moves = async () => {
      left = await openJobs(peek)
      return left < before
    }
    if (!(await comesTrue(moves))) return { ms, stuck: await whatIsStuck(peek) }
  }
  return { ms, stuck: [] }
}

const comesTrue = (look: () => Promise<boolean>): Promise<boolean> =>
  until('it comes true', look, { withinMs: WITHIN_MS, everyMs: 100 }).catch(() => false)

async function whatIsStuck(peek: Peek): Promise<string[]> {
  const rows = await peek.rows<{ stuck: string }>(`
    SELECT 'stuck ' || g."state" || ' for ' || (now() - g."createdAt")::text || ': ' || g."id" AS stuck
    FROM "Generation" g WHERE g."finishedAt" IS NULL
    UNION ALL SELECT 'stuck job ' || name || ' ' || state || ' (try ' || retry_count || ', starts ' || start_after || '): ' || data::text
    FROM pgboss.job WHERE state IN ('created', 'retry', 'active') LIMIT 20`)
  return rows.map((row) => row.stuck)
}

/** Everything that must be true of a quiet studio, as broken sentences. */
export async function brokenPromises(house: House, accepted: Accepted[]): Promise<string[]> {
  const { peek } = house.served
  return [
    ...(await brokenMoney(peek)),
    ...(await brokenImages(peek, house.people)),
    ...(await lostRuns(house, accepted)),
    ...(await peek.rows<{ id: string }>(`SELECT "id" FROM "Hold" WHERE "state" = 'open'`)).map(
      ({ id }) => `an open hold is left: ${id}`,
    ),
  ]
}

/** An answered press is one run, kept; a press that was repeated is still one. */
async function lostRuns({ served: { peek } }: House, accepted: Accepted[]): Promise<string[]> {
  const runs = new Set((await peek.rows<{ id: string }>(`SELECT "id" FROM "Run"`)).map((row) => row.id))
  const answered = new Set(accepted.map((each) => each.runId))
  return [
    ...[...answered].filter((id) => !runs.has(id)).map((id) => `an accepted run is gone: ${id}`),
    ...[...runs].filter((id) => !answered.has(id)).map((id) => `a run that nobody was told of: ${id}`),
    ...(answered.size === accepted.length ? [] : ['two presses got the same run']),
  ]
}

/** Seeds that the upstream was asked for more than once; every seed belongs to one generation. */
export function sentTwice({ served: { upstream } }: House): string[] {
  const calls = Map.groupBy(upstream.requests, (request) => request.field('seed') ?? '')
  return [...calls]
    .filter(([, each]) => each.length > 1)
    .map(([seed, each]) => `sent ${each.length} times: seed ${seed}`)
}

/** How many generations ended how, e.g. `succeeded 812, failed WORKER_LOST 9`. */
export async function endsOf({ served: { peek } }: House): Promise<string> {
  const rows = await peek.rows<{ how: string; n: number }>(
    `SELECT concat_ws(' ', "state", "code") AS how, count(*)::int AS n FROM "Generation" GROUP BY 1 ORDER BY 2 DESC`,
  )
  return rows.map(({ how, n }) => `${how} ${n}`).join(', ')
}
