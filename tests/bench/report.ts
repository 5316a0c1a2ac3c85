import { FLOOR, TRIPTYCH } from './arms'
import type { ColdStart } from './cold-start'
import type { Events } from './events'
import type { FlightFigures } from './flight'
import { againstFloor, type CpuSplit, type Measured, summarise } from './latency'
import type { LedgerFigures } from './ledger'
import { floorOf, type PageFigures, STUDIO } from './page'
import type { PageBytes } from './page-bytes'
import { figure, table } from './stats'

/** One promise of ours beside what came out. */
export type Goal = { goal: string; asked: string; measured: string; met: boolean }

const goal = (name: string, limit: number, measured: number, unit = '', atLeast = false): Goal => ({
  goal: name,
  asked: `${atLeast ? '>=' : '<='} ${limit}${unit && ` ${unit}`}`,
  measured: `${figure(measured)}${unit && ` ${unit}`}`,
  met: atLeast ? measured >= limit : measured <= limit,
})

export const goalTable = (goals: Goal[]) =>
  table(
    ['goal', 'asked', 'measured', 'met'],
    goals.map(({ goal, asked, measured, met }) => [goal, asked, measured, met ? 'yes' : '**no**']),
  )

const HEAD = [
  ...['', 'p50 ms', 'p95 ms', 'images/s answered', 'images/s with small versions made'],
  ...['CPU ms per image', 'Postgres CPU ms per image', 'peak RSS MB', 'failed'],
]

export function latencyTables(measured: Measured[]): string {
  return measured
    .map((one) => {
      const { latencyMs, concurrency, images, people = 1 } = one.setting
      const who = people === 1 ? 'one person' : `${people} people`
      const title = `### Upstream ${latencyMs} ms, concurrency ${concurrency}, ${who}, ${images} images a round`
      const rows = summarise(one).map((row) => [
        ...[row.arm, row.p50Ms, row.p95Ms, row.answeredPerSecond, row.finishedPerSecond],
        ...[row.cpuMsPerImage, row.databaseCpuMsPerImage, row.peakRssMb, String(row.failed)],
      ])
      return `${title}\n\n${table(HEAD, rows)}`
    })
    .join('\n\n')
}

export const cpuTable = (splits: CpuSplit[]) =>
  table(
    ['', 'CPU ms to the answer', 'Postgres CPU ms to the answer', 'CPU ms with small versions'],
    splits.map((split) => [split.arm, split.toAnswerMs, split.databaseToAnswerMs, split.allMs]),
  )

export function latencyGoals(measured: Measured[], splits: CpuSplit[], imageWorkMs: number): Goal[] {
  const goals = measured.filter(({ setting }) => setting.latencyMs === 500).flatMap(goalsOf)
  const ours = splits.find(({ arm }) => arm === TRIPTYCH)
  if (!ours) return goals
  return [
    ...goals,
    goal('CPU per image on the way to the answer', 12, ours.toAnswerMs, 'ms'),
    goal('CPU per image, all in, against the image work alone', 1.15, ours.allMs / imageWorkMs, 'x'),
  ]
}

function goalsOf(one: Measured): Goal[] {
  const { concurrency, people = 1 } = one.setting
  const where = `at ${concurrency}${people > 1 ? `, ${people} people` : ''}`
  const p50 = againstFloor(one, (cell) => cell.p50Ms)
  if (concurrency === 1) return [goal(`p50 over the floor ${where}`, 10, p50.difference, 'ms')]
  const limit = concurrency === 16 ? 1.15 : 1.25
  const goals = [goal(`p50 against the floor ${where}`, limit, p50.ratio, 'x')]
  if (concurrency !== 64) return goals
  const rate = againstFloor(one, (cell) => cell.finishedPerSecond)
  const peak = summarise(one).find(({ arm }) => arm === TRIPTYCH)?.peakRssMb ?? Number.NaN
  return [
    ...goals,
    goal(`images/s with small versions made, against the floor ${where}`, 0.9, rate.ratio, 'x', true),
    goal(`peak RSS ${where}`, 400, peak, 'MB'),
  ]
}

export const eventGoals = ({ toUpstream, toScreen }: Events): Goal[] => [
  goal('from the press to the first byte upstream, p95 at 16', 20, toUpstream.p95Ms, 'ms'),
  goal('from the last byte upstream to the event in the browser, p95 at 16', 50, toScreen.p95Ms, 'ms'),
]

export const flightGoals = (flight: FlightFigures): Goal[] => [
  goal('idle RSS', 250, flight.idleRssMb, 'MB'),
  goal('generations open upstream at once, one process', flight.generations, flight.mostAtOnce, '', true),
  goal('of them failed, or money or pictures wrong', 0, flight.broken.length),
  goal('`/healthz` answered meanwhile, p99', 100, flight.healthP99Ms, 'ms'),
  goal('peak RSS meanwhile', 800, flight.peakRssMb, 'MB'),
]

export const ledgerGoals = ({ spread, least, hot, unsound }: LedgerFigures): Goal[] => [
  goal(
    `hold and capture pairs over 1000 wallets (two bare commits: ${figure(least.pairsPerSecond)}/s)`,
    800,
    spread.pairsPerSecond,
    '/s',
    true,
  ),
  goal('errors over 1000 wallets', 0, spread.failed),
  goal(`errors on one wallet (${figure(hot.pairsPerSecond)} pairs/s)`, 0, hot.failed),
  goal('wallets that do not add up afterwards', 0, unsound),
]

export const startGoals = ({ medianMs, firstEverMs }: ColdStart): Goal[] => [
  goal('`npm start` to the first page on a built tree', 5000, medianMs, 'ms'),
  goal('the same with no database yet', 5000, firstEverMs, 'ms'),
]

export const pageGoals = ({ scripts, scriptBytes }: PageBytes): Goal[] => [
  goal(`scripts of \`/studio\`, gzip (${scripts} files)`, 165, scriptBytes / 1000, 'kB'),
]

const LOAD_HEAD = [
  ...['', 'performance', 'accessibility', 'best practices', 'LCP ms', 'TBT ms', 'CLS'],
  ...['JS gzip kB', 'all kB'],
]

export function pageTable({ rows, interaction }: PageFigures): string {
  const loads = rows.map(({ page, form, load }) => [
    ...[`${page}, ${form}`, load.performance, load.accessibility, load.bestPractices],
    ...[load.lcpMs, load.tbtMs, load.cls, load.scriptBytes / 1000, load.allBytes / 1000],
  ])
  const pressed = Object.entries(interaction).map(([where, { inpMs, worstMs, presses }]) => [
    ...[where, inpMs, worstMs, presses],
  ])
  return [
    ...(rows.length > 0 ? ['### The page', table(LOAD_HEAD, loads)] : []),
    '### Keys while a sweep of 100 fills in',
    table(['', 'INP ms', 'worst ms', 'presses'], pressed),
  ].join('\n\n')
}

export const loadGoals = (figures: PageFigures): Goal[] => [
  ...studioGoals(figures),
  ...deskGoals(figures),
  goal('INP in the studio while a sweep of 100 fills in', 100, figures.interaction.studio.inpMs, 'ms'),
  goal('INP on the sweep’s page meanwhile', 100, figures.interaction.sweep.inpMs, 'ms'),
]

function studioGoals({ rows }: PageFigures): Goal[] {
  const load = rows.find(({ page, form }) => page === STUDIO && form === 'mobile')?.load
  const floor = floorOf(rows, 'mobile')
  if (!load || !floor) return []
  return [
    goal('studio, mobile: performance', 97, load.performance, '', true),
    goal('studio, mobile: accessibility', 100, load.accessibility, '', true),
    goal('studio, mobile: LCP', 1500, load.lcpMs, 'ms'),
    goal('studio, mobile: blocking time over the floor’s', 20, load.tbtMs - floor.tbtMs, 'ms'),
    goal('studio, mobile: scripts', 165, load.scriptBytes / 1000, 'kB'),
    goal('studio, mobile: everything', 350, load.allBytes / 1000, 'kB'),
  ]
}

const deskGoals = ({ rows }: PageFigures): Goal[] =>
  rows
    .filter(({ page }) => page.startsWith('Triptych'))
    .flatMap(({ page, form, load }) => [
      ...(form === 'desktop' ? [goal(`${page}, desktop: performance`, 100, load.performance, '', true)] : []),
      goal(`${page}, ${form}: CLS`, 0, Math.round(load.cls * 1000) / 1000),
    ])

export { FLOOR }
