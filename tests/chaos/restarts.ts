import { setTimeout as sleep } from 'node:timers/promises'
import type { Scenario } from '../mocks/scenario'
import { ok } from '../mocks/stability-answers'
import type { RecordedRequest } from '../mocks/stability-server'
import { diceOf } from './dice'
import { openHouse } from './house'
import { startLoad } from './load'
import { progress, type Report, seconds } from './part'
import { brokenPromises, endsOf, sentTwice, settle } from './verdict'

const ROUND = 10
const APART_MS = [100, 3000] as const

/** Restarts the database under load, in order and by crash; the server stays up and finds back by itself. */
export async function restarts(count: number, seed: number): Promise<Report> {
  const dice = diceOf(seed)
  const house = await openHouse({ STABILITY_TIMEOUT_MS: '30000' })
  const { server, upstream } = house.served
  const { pid } = server
  upstream.setAnswer(async (request) => ({
    ...(await (ok as (r: RecordedRequest) => Promise<Scenario>)(request)),
    latencyMs: dice.between(0, 900),
  }))
  const load = startLoad([...house.people.values()], dice)
  const broken: string[] = []
  let slowestMs = 0
  for (let done = 0; done < count && broken.length === 0; ) {
    const until = Math.min(count, done + ROUND)
    for (; done < until; done += 1) {
      await sleep(dice.between(...APART_MS))
      await house.restartDatabase(done % 2 ? 'immediate' : 'fast')
    }
    if (!isAlive(pid)) broken.push(`the server ended: ${server.logs().slice(-2000)}`)
    await load.pause()
    const { ms, stuck } = await settle(house)
    slowestMs = Math.max(slowestMs, ms)
    broken.push(
      ...stuck,
      ...(await brokenPromises(house, load.accepted)),
      ...sentTwice(house),
      ...load.refused,
    )
    progress(`database restarts: ${done} of ${count}, quiet after ${seconds(ms)}, ${broken.length} broken`)
    load.resume()
  }
  await load.stop()
  const ended = await endsOf(house)
  await house.close()
  return {
    done: `${count} database restarts under load, ${load.accepted.length} runs`,
    ended,
    slowestMs,
    broken,
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
