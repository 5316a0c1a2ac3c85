import { fuzz } from '../server/fuzz'
import { brokenMoney } from '../server/invariants'
import { routeFiles } from '../server/routes'
import { openHouse } from './house'
import { progress, type Report } from './part'
import { endsOf, settle } from './verdict'

const AT_ONCE = 5000

/** Generated requests over every route: never a 5xx, and the money exact. */
export async function input(count: number, seed: number): Promise<Report> {
  const house = await openHouse({ SIGNUP_CREDITS: '0', LOG_LEVEL: 'error' })
  const { served, people } = house
  const operations = routeFiles().flatMap((route) => route.operations)
  const [maya] = people.values()
  await served.owner.post('/api/v1/credits/grants', { email: maya?.email, credits: 100 })
  const run = await maya?.startRun({}, { prefer: 'wait=20' })
  const generation = run?.generations[0]
  const ids = {
    runId: run?.id ?? '',
    generationId: generation?.id ?? '',
    imageId: generation?.image?.id ?? '',
    userId: maya?.id ?? '',
    variant: 'original',
  }
  const callers = [...people.values(), served.owner, served.visitor()]
  const statuses: Record<string, number> = {}
  const broken: string[] = []
  let dropped = 0
  for (let at = 0; at < count && broken.length === 0; at += AT_ONCE) {
    const requests = Math.min(AT_ONCE, count - at)
    const report = await fuzz({ callers, operations, ids, seed: seed + at, requests })
    for (const [status, n] of Object.entries(report.statuses)) statuses[status] = (statuses[status] ?? 0) + n
    broken.push(...report.faults)
    dropped += report.dropped
    progress(`bad input: ${at + requests} of ${count}, ${broken.length} broken`)
  }
  const { ms, stuck } = await settle(house)
  broken.push(...stuck, ...(await brokenMoney(served.peek)))
  const ended = `dropped: ${dropped}, ${Object.entries(statuses)
    .map(([status, n]) => `${status}: ${n}`)
    .join(', ')}; ${await endsOf(house)}`
  await house.close()
  return {
    done: `${count} generated requests over ${operations.length} operations`,
    ended,
    slowestMs: ms,
    broken,
  }
}
