import { type Arm, BARE, type Cast, castOf, DIRECT, FLOOR, PEOPLE, TRIPTYCH } from './arms'
import { clockMs } from './clock'
import type { Loaded, LoadMethods } from './load'
import { childrenCpuMs, cpuMs, forgetPeak, peakRssMb } from './processes'
import type { Remote } from './remote'
import type { Stage } from './stage'
import { median, quantile } from './stats'

type Setting = { latencyMs: number; concurrency: number; images: number; people?: number; arms?: string[] }

const SETTINGS: Setting[] = [
  { latencyMs: 500, concurrency: 1, images: 12 },
  { latencyMs: 500, concurrency: 16, images: 64 },
  { latencyMs: 500, concurrency: 64, images: 128 },
  { latencyMs: 500, concurrency: 64, images: 128, people: PEOPLE, arms: [FLOOR, TRIPTYCH] },
  { latencyMs: 0, concurrency: 1, images: 12 },
  { latencyMs: 0, concurrency: 16, images: 64 },
]

/** One arm under one load once. CPU and rate to the end count the small versions made afterwards. */
export type Cell = {
  arm: string
  p50Ms: number
  p95Ms: number
  answeredPerSecond: number
  finishedPerSecond: number
  cpuMsPerImage: number
  databaseCpuMsPerImage: number
  peakRssMb: number
  failures: string[]
}
export type Measured = { setting: Setting; rounds: Cell[][] }

type Rig = Cast & { load: Remote<LoadMethods>; postgresPid: number }

/** Every arm under every load, `rounds` times, one after the other and back again. */
export async function measureLatency(
  stage: Stage,
  rounds: number,
): Promise<{ rig: Rig; measured: Measured[] }> {
  const load = stage.load()
  const rig = { ...(await castOf(stage)), load, postgresPid: stage.postgres.pid ?? 0 }
  for (const arm of rig.arms) await measure(rig, arm, { latencyMs: 0, concurrency: 16, images: 96 })
  const measured: Measured[] = SETTINGS.map((setting) => ({ setting, rounds: [] }))
  for (let round = 0; round < rounds; round++) {
    for (const { setting, rounds } of measured) rounds.push(await playRound(rig, setting, round % 2 === 1))
    process.stderr.write(`round ${round + 1} of ${rounds}\n`)
  }
  return { rig, measured }
}

async function playRound(rig: Rig, setting: Setting, backwards: boolean): Promise<Cell[]> {
  await rig.upstream.call('setLatency', setting.latencyMs)
  const arms = rig.arms.filter(({ name }) => setting.arms?.includes(name) ?? true)
  const cells: Cell[] = []
  for (const arm of backwards ? arms.toReversed() : arms) cells.push(await measure(rig, arm, setting))
  return cells
}

async function measure(rig: Rig, arm: Arm, setting: Setting): Promise<Cell> {
  const { concurrency, images, people = 1 } = setting
  const pid = arm.pid ?? 0
  forgetPeak(pid)
  const before = { own: cpuMs(pid), database: childrenCpuMs(rig.postgresPid), atMs: clockMs() }
  const loaded = await rig.load.call('load', { target: arm.target, concurrency, images, people })
  await arm.settled()
  await rig.upstream.call('take')
  const wallMs = clockMs() - before.atMs
  return {
    ...{ arm: arm.name, ...timesOf(loaded), failures: loaded.failures },
    answeredPerSecond: (loaded.samples.length / loaded.wallMs) * 1000,
    finishedPerSecond: (loaded.samples.length / wallMs) * 1000,
    cpuMsPerImage: (cpuMs(pid) - before.own) / images,
    databaseCpuMsPerImage: (childrenCpuMs(rig.postgresPid) - before.database) / images,
    peakRssMb: peakRssMb(pid),
  }
}

function timesOf({ samples }: Loaded) {
  const times = samples.map(({ startedMs, endedMs }) => endedMs - startedMs)
  return { p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) }
}

export type CpuSplit = { arm: string; toAnswerMs: number; databaseToAnswerMs: number; allMs: number }

/** CPU per image up to the answer, with the small versions put off, and with them made afterwards. */
export async function measureCpu(rig: Rig, images = 96): Promise<CpuSplit[]> {
  await rig.upstream.call('setLatency', 500)
  const splits: CpuSplit[] = []
  for (const arm of rig.arms.filter(({ name }) => name !== DIRECT)) {
    const pid = arm.pid ?? 0
    await arm.putOff(true)
    const began = { own: cpuMs(pid), database: childrenCpuMs(rig.postgresPid) }
    await rig.load.call('load', { target: arm.target, concurrency: 16, images })
    const toAnswerMs = (cpuMs(pid) - began.own) / images
    const databaseToAnswerMs = (childrenCpuMs(rig.postgresPid) - began.database) / images
    await arm.putOff(false)
    await arm.settled()
    splits.push({ arm: arm.name, toAnswerMs, databaseToAnswerMs, allMs: (cpuMs(pid) - began.own) / images })
  }
  return splits
}

export type Summary = Omit<Cell, 'failures'> & { failed: number }

/** The median of the rounds of each arm, in the order of the arms. */
export function summarise({ rounds }: Measured): Summary[] {
  return [DIRECT, BARE, FLOOR, TRIPTYCH].flatMap((arm) => {
    const cells = rounds.flatMap((cells) => cells.filter((cell) => cell.arm === arm))
    if (cells.length === 0) return []
    const mid = (of: (cell: Cell) => number) => median(cells.map(of))
    return {
      arm,
      p50Ms: mid((cell) => cell.p50Ms),
      p95Ms: mid((cell) => cell.p95Ms),
      answeredPerSecond: mid((cell) => cell.answeredPerSecond),
      finishedPerSecond: mid((cell) => cell.finishedPerSecond),
      cpuMsPerImage: mid((cell) => cell.cpuMsPerImage),
      databaseCpuMsPerImage: mid((cell) => cell.databaseCpuMsPerImage),
      peakRssMb: Math.max(...cells.map((cell) => cell.peakRssMb)),
      failed: cells.reduce((sum, cell) => sum + cell.failures.length, 0),
    }
  })
}

/** The median over the rounds of ours against the floor's in the same round. */
export function againstFloor({ rounds }: Measured, of: (cell: Cell) => number) {
  const pairs = rounds.flatMap((cells) => {
    const ours = cells.find((cell) => cell.arm === TRIPTYCH)
    const floor = cells.find((cell) => cell.arm === FLOOR)
    return ours && floor ? [{ ours: of(ours), floor: of(floor) }] : []
  })
  return {
    ratio: median(pairs.map(({ ours, floor }) => ours / floor)),
    difference: median(pairs.map(({ ours, floor }) => ours - floor)),
  }
}
