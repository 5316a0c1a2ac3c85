import type { RunView } from '@/lib/runs/schema'
import { faults, filteredHeader, filteredJson, html, ok } from '../mocks/stability-answers'
import type { Answering } from '../mocks/stability-server'
import { TRANSPORT_FAULTS } from '../mocks/transport-faults'
import { asked, newKey } from '../server/caller'
import { openHouse } from './house'
import type { Accepted } from './load'
import { progress, type Report } from './part'
import { brokenPromises, endsOf, settle } from './verdict'

/** Of two images each: fewer failures than open the circuit, behind which the rest would rightly wait. */
const RUNS = 4

/** Left out: 429 and 503, after which generations rightly wait for longer than this watches. */
const BATTERY: [string, Answering][] = [
  ...TRANSPORT_FAULTS.filter(({ scenario }) => scenario.status !== 503).map((row): [string, Answering] => [
    row.fault,
    row.scenario,
  ]),
  ...Object.entries(faults)
    .filter(([name]) => name !== 'rateLimited')
    .map(([name, answer]): [string, Answering] => [name, answer]),
  ['filtered, in the header', filteredHeader],
  ['filtered, in the body', filteredJson],
  ['a page with status 500', html(500)],
]

/** Every fault of the battery with some runs at once, then a healthy run: nothing sticks, nothing is charged. */
export async function upstream(): Promise<Report> {
  const house = await openHouse({ STABILITY_TIMEOUT_MS: '2000' })
  const { served, people } = house
  const callers = [...people.values()]
  const accepted: Accepted[] = []
  const broken: string[] = []
  let slowestMs = 0

  async function press(count: number) {
    await Promise.all(
      Array.from({ length: count }, async (_, i) => {
        const by = callers[i % callers.length]
        if (!by) return
        const answer = await by.post('/api/v1/runs', asked({ count: 2 }), { 'idempotency-key': newKey() })
        accepted.push({ runId: (answer.json as RunView).id, seeds: [], by })
      }),
    )
  }

  for (const [name, answer] of BATTERY) {
    served.upstream.setAnswer(answer)
    const before = await succeeded()
    await press(RUNS)
    const { ms, stuck } = await settle(house)
    slowestMs = Math.max(slowestMs, ms)
    if ((await succeeded()) !== before) broken.push(`${name}: an image came of it`)
    served.upstream.setAnswer(ok)
    await press(1)
    broken.push(...stuck, ...(await settle(house)).stuck)
    if ((await succeeded()) !== before + 2) broken.push(`${name}: the next healthy run did not succeed`)
    progress(`upstream: ${name}, ${broken.length} broken`)
  }
  broken.push(...(await brokenPromises(house, accepted)))
  const ended = await endsOf(house)
  await house.close()
  return { done: `${BATTERY.length} upstream faults x ${RUNS} runs of 2`, ended, slowestMs, broken }

  async function succeeded(): Promise<number> {
    const [row] = await served.peek.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM "Generation" WHERE "state" = 'succeeded'`,
    )
    return row?.n ?? 0
  }
}
