import { setTimeout as sleep } from 'node:timers/promises'
import { clockMs } from './clock'
import { cpuMs, forgetPeak, peakRssMb, rssMb } from './processes'
import type { Stage } from './stage'
import { quantile } from './stats'
import { brokenPromises, type Studio, signUp } from './studio'

const PEOPLE = 20
const RUNS = 100
const PER_RUN = 10
const LATENCY_MS = 5000
const IDLE_MS = 5000
const LATEST_MS = 120_000

export type FlightFigures = {
  idleRssMb: number
  generations: number
  mostAtOnce: number
  startedInMs: number
  allAnsweredInMs: number
  broken: string[]
  healthP50Ms: number
  healthP99Ms: number
  healthWorstMs: number
  peakRssMb: number
  cpuMsPerImage: number
}

/** One process, a thousand calls open at a slow upstream at once, `/healthz` asked every 20 ms meanwhile. */
export async function measureFlight(stage: Stage): Promise<FlightFigures> {
  const { remote: upstream, url } = await stage.upstream(LATENCY_MS)
  const studio = await stage.studio(url, RUNS * PER_RUN)
  const idleRssMb = await idle(studio)
  const cookies = await signUp(studio.url, PEOPLE - 1)
  const load = stage.load()
  forgetPeak(studio.pid)
  const cpuBefore = cpuMs(studio.pid)
  await load.call('startProbing', studio.url)
  const began = clockMs()
  const launched = await load.call('launch', { url: studio.url, cookies, runs: RUNS, count: PER_RUN })
  await answered(studio)
  const allAnsweredInMs = clockMs() - began
  const probes = await load.call('stopProbing')
  const { mostOpen } = await upstream.call('take')
  const figures = {
    idleRssMb,
    generations: RUNS * PER_RUN,
    mostAtOnce: mostOpen,
    startedInMs: launched.wallMs,
    allAnsweredInMs,
    broken: [...launched.failures, ...(await brokenPromises(studio.db))],
    healthP50Ms: quantile(probes, 0.5),
    healthP99Ms: quantile(probes, 0.99),
    healthWorstMs: Math.max(...probes),
    peakRssMb: peakRssMb(studio.pid),
    cpuMsPerImage: (cpuMs(studio.pid) - cpuBefore) / (RUNS * PER_RUN),
  }
  await studio.stop()
  return figures
}

/** After its first page and some quiet. */
async function idle(studio: Studio): Promise<number> {
  await (await fetch(`${studio.url}/sign-in`)).text()
  await sleep(IDLE_MS)
  return rssMb(studio.pid)
}

async function answered(studio: Studio): Promise<void> {
  for (const until = clockMs() + LATEST_MS; clockMs() < until; ) {
    const { rows } = await studio.db.query('SELECT 1 FROM "Generation" WHERE "finishedAt" IS NULL LIMIT 1')
    if (rows.length === 0) return
    await sleep(100)
  }
  throw new Error(`some were unfinished after ${LATEST_MS / 1000} s`)
}
