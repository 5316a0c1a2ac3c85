// What `npm test` runs: each suite as a command, and how to read how many passed out of it.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { at, root } from './paths.mjs'

const bin = (...parts) => at('node_modules', ...parts)
const prepare = (command) => [at('scripts', 'prepare.mjs'), command]

/** @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Count */

/** A command that either holds or does not. */
const check = (name, needs) => ({ name, needs, command: () => prepare(name), count: oneCheck })
const oneCheck = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })

const vitest = (name, needs) => ({
  name,
  needs,
  command: (_folder, filters) => [
    bin('vitest', 'vitest.mjs'),
    'run',
    `--project=${name}`,
    '--reporter=default',
    `--reporter=${at('scripts', 'tally-reporter.mjs')}`,
    ...filters,
  ],
  env: (folder) => ({ TALLY: path.join(folder, `${name}.json`) }),
  count: (code, folder) => counted(code, readVitest(path.join(folder, `${name}.json`))),
})

const playwright = (name, needs) => ({
  name,
  needs,
  command: (_folder, filters) => [bin('@playwright', 'test', 'cli.js'), 'test', ...filters],
  env: (folder) => ({ E2E_JSON: path.join(folder, `${name}.json`) }),
  count: (code, folder) => counted(code, readPlaywright(path.join(folder, `${name}.json`))),
})

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function readVitest(file) {
  const told = readJson(file)
  return told && { ...told, failures: told.failures.map(({ name, message }) => failure(name, message)) }
}

const failure = (name, message = '') =>
  `${name}\n    ${plain(message).split('\n').slice(0, 12).join('\n    ')}`
const plain = (text) => stripVTControlCharacters(text).trim()

function readPlaywright(file) {
  const told = readJson(file)
  if (!told) return undefined
  const { expected, unexpected, flaky, skipped } = told.stats
  const failures = specsOf(told.suites).flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => failure(`${file} › ${title}`, results.find(({ error }) => error)?.error.message)),
  )
  return { passed: expected, failed: unexpected + flaky, skipped, failures }
}

const specsOf = (suites = []) =>
  suites.flatMap(({ specs = [], suites: inner }) => [...specs, ...specsOf(inner)])

/** A runner that says no test failed and yet ends badly has failed once; so has one that ran no test. */
function counted(code, count = { passed: 0, failed: 0, skipped: 0 }) {
  const silent = count.failed === 0 && (code !== 0 || count.passed === 0)
  return silent ? { ...count, failed: 1 } : count
}

// In this order where they wait for each other; `needs` names what must have passed before.
export const SUITES = [
  check('build'),
  check('types'),
  check('lint'),
  vitest('unit'),
  vitest('contract'),
  vitest('integration'),
  vitest('server', 'build'),
  playwright('e2e', 'build'),
]

/** Suites that may run beside each other on two cores, then those that want the machine for themselves. */
export const LANES = [
  [
    ['build', 'types', 'contract'],
    ['lint', 'unit', 'integration'],
  ],
  [['server']],
  [['e2e']],
]

export const has = (suite) =>
  !['contract', 'integration', 'server', 'e2e'].includes(suite.name) ||
  globSync(`tests/${suite.name}/**/*.{test,spec}.ts`, { cwd: root }).length > 0
