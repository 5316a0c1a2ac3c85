// `npm run bench`, or one part: latency, flight, ledger, start, page-bytes, page, profile. `--rounds=5` for more rounds.
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { at } from '../../scripts/paths.mjs'
import { measureStart } from './cold-start'
import { measureEvents } from './events'
import { measureFlight } from './flight'
import type { ImageWork } from './image-work'
import { measureCpu, measureLatency } from './latency'
import { measureLedger } from './ledger'
import { measurePages } from './page'
import { measurePage } from './page-bytes'
import { busyness, machine } from './processes'
import { profile } from './profile'
import * as report from './report'
import { Stage } from './stage'
import { figure } from './stats'

type Part = (stage: Stage, rounds: number) => Promise<{ text?: string; goals: report.Goal[]; raw: unknown }>

const PARTS: Record<string, Part> = {
  latency: async (stage, rounds) => {
    const imageWorkMs = await stage.spawn<ImageWork>('image-work.ts').call('cost', 40)
    const { rig, measured } = await measureLatency(stage, rounds)
    const splits = await measureCpu(rig)
    const events = await measureEvents(rig, rig.load)
    const goals = [...report.latencyGoals(measured, splits, imageWorkMs), ...report.eventGoals(events)]
    const alone = `The image work alone, in an idle process: ${imageWorkMs.toFixed(1)} ms of CPU.`
    const text = [report.latencyTables(measured), '### CPU per image', report.cpuTable(splits), alone].join(
      '\n\n',
    )
    return { text, goals, raw: { measured, splits, imageWorkMs, events } }
  },
  flight: async (stage) => {
    const raw = await measureFlight(stage)
    return { goals: report.flightGoals(raw), raw }
  },
  ledger: async (stage) => {
    const raw = await measureLedger(stage)
    return { goals: report.ledgerGoals(raw), raw }
  },
  'page-bytes': async (stage) => {
    const raw = await measurePage(stage)
    return { goals: report.pageGoals(raw), raw }
  },
  page: async (stage, rounds) => {
    const raw = await measurePages(stage, rounds)
    return { text: report.pageTable(raw), goals: report.loadGoals(raw), raw }
  },
  start: async () => {
    const raw = await measureStart()
    return { goals: report.startGoals(raw), raw }
  },
}

async function play(names: string[], rounds: number): Promise<void> {
  const busy = busyness()
  const texts: string[] = []
  const goals: report.Goal[] = []
  const raw: Record<string, unknown> = {}
  for (const name of names) {
    process.stderr.write(`${name}…\n`)
    const stage = await Stage.open()
    process.once('SIGTERM', () => void stage.close().then(() => process.exit(1)))
    try {
      const found = await PARTS[name]?.(stage, rounds)
      if (found?.text) texts.push(found.text)
      goals.push(...(found?.goals ?? []))
      raw[name] = found?.raw
    } finally {
      process.removeAllListeners('SIGTERM')
      await stage.close()
    }
  }
  const heading = `${machine()}. ${new Date().toISOString().slice(0, 10)}. Medians of ${rounds} rounds.${
    busy > 0.5 ? ` The machine was busy with other work (load ${figure(busy)} a core): read ratios only.` : ''
  }`
  process.stdout.write(`\n${[heading, ...texts, '### Goals', report.goalTable(goals)].join('\n\n')}\n`)
  keep({ machine: machine(), busy, at: new Date().toISOString(), rounds, goals, ...raw })
}

function keep(result: object): void {
  const file = at('.data', 'bench', `${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`)
  mkdirSync(at('.data', 'bench'), { recursive: true })
  writeFileSync(file, JSON.stringify(result, null, 2))
  process.stderr.write(`\nEvery figure is in ${file}\n`)
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' } },
})
const unknown = positionals.filter((name) => !(name in PARTS) && name !== 'profile')
if (unknown.length > 0) {
  process.stderr.write(
    `No such part: ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}, profile.\n`,
  )
  process.exitCode = 1
} else if (positionals.includes('profile')) {
  await profile()
} else {
  await play(positionals.length > 0 ? positionals : Object.keys(PARTS), Number(values.rounds))
}
