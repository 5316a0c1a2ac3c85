// `npm test`: every suite, also when one fails, and one line at the end. `npm test -- unit e2e` for some of them;
// words that are no suite go to the runners as filters.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ensureClient } from './generate.mjs'
import { endChild, live } from './life.mjs'
import { spawnServer } from './server.mjs'
import { has, LANES, SUITES } from './suites.mjs'

const NOT_LONGER_MS = 20 * 60_000

export default function test(args) {
  const asked = SUITES.filter(({ name }) => args.includes(name))
  const filters = args.filter((arg) => !SUITES.some(({ name }) => name === arg))
  const suites = (asked.length ? asked : SUITES).filter(has)
  return live(async ({ signal, onClose }) => {
    await ensureClient({ signal })
    const folder = mkdtempSync(path.join(tmpdir(), 'triptych-test-'))
    onClose(async () => rmSync(folder, { recursive: true, force: true }))
    const postgres = await openPostgresFor(suites)
    onClose(() => postgres.close())
    const began = performance.now()
    const results = await runAll(suites, { folder, filters, signal, onClose })
    report(results, performance.now() - began)
    return { ended: Promise.resolve(verdict(results)) }
  })
}

/** One server for all suites: they find it through TEST_POSTGRES_URL. */
async function openPostgresFor(suites) {
  const needed = suites.some(({ name }) => ['integration', 'server', 'e2e'].includes(name))
  if (!needed) return { close: async () => {} }
  await import('tsx')
  const { openTestPostgres } = await import('../tests/support/postgres.ts')
  return openTestPostgres()
}

async function runAll(suites, context) {
  const results = new Map()
  for (const lanes of LANES) {
    const chosen = lanes
      .map((names) => suites.filter(({ name }) => names.includes(name)))
      .filter((l) => l.length)
    // Two at once would talk over each other: each is told in one piece when it ends.
    const live = chosen.length === 1
    await Promise.all(chosen.map((lane) => runLane(lane, { ...context, live, results })))
  }
  return results
}

async function runLane(lane, context) {
  for (const suite of lane) {
    context.signal.throwIfAborted()
    const blocked = suite.needs && context.results.get(suite.needs)?.failed
    context.results.set(suite.name, blocked ? notRun(suite) : await runSuite(suite, context))
  }
}

function notRun({ name, needs }) {
  heading(name, `not run: ${needs} failed`)
  return { passed: 0, failed: 1, skipped: 0, seconds: 0 }
}

const heading = (name, rest) => process.stdout.write(`\n━━ ${name} · ${rest}\n`)

async function runSuite(suite, { folder, filters, live, signal, onClose }) {
  const began = performance.now()
  heading(suite.name, 'started')
  const { code, said } = await perform(suite, { folder, filters, live, signal, onClose })
  const seconds = (performance.now() - began) / 1000
  const count = suite.count(code, folder)
  if (!live) process.stdout.write(said)
  heading(suite.name, `${count.passed} passed, ${count.failed} failed in ${seconds.toFixed(1)} s`)
  const silent = count.failed > 0 && !count.failures?.length
  return { ...count, ...(silent && { failures: [`${suite.name}\n${lastWords(said)}`] }), seconds }
}

/** What a runner said last that failed without a word of why. */
const lastWords = (said) =>
  stripVTControlCharacters(said)
    .trimEnd()
    .split('\n')
    .slice(-12)
    .map((line) => `    ${line}`)
    .join('\n')

function perform(suite, { folder, filters, live, signal, onClose }) {
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
  const env = { ...process.env, ...colour, ...suite.env?.(folder) }
  const child = spawnServer(suite.command(folder, filters), env, 'pipe')
  let said = ''
  const hear = (chunk) => {
    said += chunk
    if (live) process.stdout.write(chunk)
  }
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear)
  const stop = new AbortController()
  const end = () => endChild(child, 10_000, stop.signal)
  const tooLong = setTimeout(() => {
    said += `\n${suite.name} took more than ${NOT_LONGER_MS / 60_000} minutes and was stopped.\n`
    end()
  }, NOT_LONGER_MS)
  signal.addEventListener('abort', end, { once: true })
  onClose(end)
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(tooLong)
      signal.removeEventListener('abort', end)
      resolve({ code: code ?? 1, said })
    })
  })
}

const sum = (results, key) => [...results.values()].reduce((total, each) => total + each[key], 0)

const verdict = (results) => (sum(results, 'failed') === 0 && sum(results, 'passed') > 0 ? 0 : 1)

function report(results, ms) {
  process.stdout.write('\n')
  for (const [name, { passed, failed, skipped, seconds }] of results) {
    const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped`
    process.stdout.write(`${failed ? '✗' : '✓'} ${name.padEnd(12)}${counts}  ${seconds.toFixed(1)} s\n`)
  }
  // Once more at the end, where a log that is cut short still has it.
  for (const each of [...results.values()].flatMap(({ failures = [] }) => failures))
    process.stdout.write(`✗ ${each}\n`)
  const skipped = sum(results, 'skipped')
  process.stdout.write(`${(ms / 1000).toFixed(0)} s in all\n\n`)
  process.stdout.write(
    `${sum(results, 'passed')} passed, ${sum(results, 'failed')} failed${skipped ? `, ${skipped} skipped` : ''}\n`,
  )
}
