import { setTimeout as sleep } from 'node:timers/promises'
import type { Scenario } from '../mocks/scenario'
import { ok } from '../mocks/stability-answers'
import type { RecordedRequest } from '../mocks/stability-server'
import { diceOf } from './dice'
import { openHouse } from './house'
import { startLoad } from './load'
import { progress, type Report, seconds } from './part'
import { brokenPromises, endsOf, sentTwice, settle } from './verdict'

const ROUND = 20
const LIFE_MS = [50, 2500] as const

/** Kills the server at random moments under load; after every twenty deaths it may live, and everything must end. */
export async function kills(count: number, seed: number): Promise<Report> {
  const dice = diceOf(seed)
  const house = await openHouse({ STABILITY_TIMEOUT_MS: '30000' })
  const { server, upstream } = house.served
  upstream.setAnswer(async (request) => ({
    ...(await (ok as (r: RecordedRequest) => Promise<Scenario>)(request)),
    latencyMs: dice.between(0, 900),
  }))
  const load = startLoad([...house.people.values()], dice)
  const broken: string[] = []
  let slowestMs = 0
  for (let killed = 0; killed < count && broken.length === 0; ) {
    const until = Math.min(count, killed + ROUND)
    for (; killed < until; killed += 1) {
      await sleep(dice.between(...LIFE_MS))
      await server.kill9()
      await server.start()
    }
    await load.pause()
    const { ms, stuck } = await settle(house)
    slowestMs = Math.max(slowestMs, ms)
    broken.push(
      ...stuck,
      ...(await brokenPromises(house, load.accepted)),
      ...sentTwice(house),
      ...load.refused,
    )
    progress(`kill -9: ${killed} of ${count}, quiet after ${seconds(ms)}, ${broken.length} broken`)
    load.resume()
  }
  await load.stop()
  const ended = await endsOf(house)
  await house.close()
  return { done: `${count} kill -9 under load, ${load.accepted.length} runs`, ended, slowestMs, broken }
}
