// The front door of every npm script: `node scripts/prepare.mjs <command> [arguments]`.
// Installs what is missing, then hands over to scripts/<command>.mjs on Node 24. Node built-ins only: it
// runs on whatever Node >= 20 the machine has, before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { withLock } from './lock.mjs'
import { PlainError, run, step, watchNpm } from './process.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => path.join(root, ...parts)
const NODE_NEEDED = 24
const QUIETLY = ['--include=dev', '--no-audit', '--no-fund']

const NODE_BIN = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

function packagesIn(...parts) {
  try {
    return JSON.parse(readFileSync(at(...parts), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** npm writes its own note of what it installed last of all: a tree it did not finish has none. */
function isInstalled() {
  const have = packagesIn('node_modules', '.package-lock.json')
  if (!have || !existsSync(NODE_BIN)) return false
  return Object.entries(packagesIn('package-lock.json')).every(
    ([name, { version, optional }]) =>
      name === '' || have[name]?.version === version || (optional && !have[name]),
  )
}

function npm(args, options) {
  const cli = process.env.npm_execpath
  if (cli?.endsWith('.js')) {
    const node = process.env.npm_node_execpath
    return run(node && existsSync(node) ? node : process.execPath, [cli, ...args], { cwd: root, ...options })
  }
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd: root, ...options })
}

/** A lockfile written on another platform may not name every package of this one: npm ci then refuses. */
const orByPackageJson = (options) => (error) => {
  if (!/code EUSAGE/.test(error.message)) throw error
  process.stdout.write('package-lock.json does not cover this machine; installing by package.json.\n')
  return npm(['install', '--no-save', ...QUIETLY], options)
}

async function install() {
  if (isInstalled()) return
  await withLock(at('.data', 'install.lock'), async (lock) => {
    if (isInstalled()) return
    // Prisma's install step fetches an engine this project never runs, unless told that one is there.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
    const options = { env, onStart: lock.noteChild }
    await step('Installing packages', () => npm(['ci', ...QUIETLY], options).catch(orByPackageJson(options)))
  })
}

const isNewEnough = () => Number(process.versions.node.split('.')[0]) >= NODE_NEEDED

/** The same command again on the Node that npm installed. Signals go through; its death is ours. */
function handOver(args) {
  const child = spawn(NODE_BIN, [process.argv[1], ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  watchNpm(() => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

async function main([command, ...args]) {
  if (!command) throw new PlainError('Usage: node scripts/prepare.mjs <command>')
  process.chdir(root)
  await install()
  if (command === 'install') return 0
  if (!isNewEnough()) return handOver([command, ...args])
  const { default: perform } = await import(pathToFileURL(at('scripts', `${command}.mjs`)).href)
  return (await perform(args)) ?? 0
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof PlainError ? error.message : error.stack}\n`)
    process.exit(1)
  },
)
