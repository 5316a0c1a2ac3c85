import { disk } from './disk'
import { type Part, readFlags } from './flags'
import { closeHouses } from './house'
import { input } from './input'
import { kills } from './kills'
import { type Report, seconds } from './part'
import { restarts } from './restarts'
import { upstream } from './upstream'

async function main(): Promise<number> {
  const flags = readFlags(process.argv.slice(2))
  const { seed } = flags
  const perform: Record<Part, () => Promise<Report>> = {
    kills: () => kills(flags.kills, seed),
    restarts: () => restarts(flags.restarts, seed),
    upstream,
    disk: () => disk(seed),
    input: () => input(flags.inputs, seed),
  }
  process.stdout.write(`Chaos, seed ${seed}: ${flags.parts.join(', ')}\n`)
  const reports: Report[] = []
  for (const part of flags.parts) {
    const began = performance.now()
    const report = await perform[part]()
    reports.push(report)
    process.stdout.write(`\n${part}: ${report.done}, ${seconds(performance.now() - began)}\n`)
    for (const sentence of report.broken.slice(0, 30)) process.stdout.write(`  BROKEN ${sentence}\n`)
  }
  print(reports)
  return reports.some((report) => report.broken.length > 0) ? 1 : 0
}

function print(reports: Report[]) {
  process.stdout.write(
    '\n| what was done | how generations ended | quiet again within | promises broken |\n| --- | --- | --- | --- |\n',
  )
  for (const { done, ended, slowestMs, broken } of reports) {
    const quiet = Number.isNaN(slowestMs) ? '' : seconds(slowestMs)
    process.stdout.write(`| ${done} | ${ended} | ${quiet} | ${broken.length} |\n`)
  }
}

async function leave(code: number) {
  await closeHouses()
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave(130))
main().then(leave, (error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  return leave(1)
})
