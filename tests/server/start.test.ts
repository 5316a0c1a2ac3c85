import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { holder } from '../../scripts/lock.mjs'
import { at } from '../../scripts/paths.mjs'
import { freePort } from '../../scripts/postgres.mjs'
import { born } from '../../scripts/process.mjs'
import { until } from './until'

type Started = { child: ChildProcess; said: () => string; ended: Promise<number | null> }

let dataDir: string
let port: number
let started: Started[]

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'triptych-start-'))
  port = await freePort()
  started = []
})
afterEach(async () => {
  for (const { child } of started) child.kill('SIGTERM')
  await Promise.all(started.map(({ ended }) => ended))
  await rm(dataDir, { recursive: true, force: true })
})

/** `npm start` on a data folder of its own, with the embedded PostgreSQL. */
function start(more: Record<string, string> = {}): Started {
  const env = { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir, PORT: String(port), ...more }
  const child = spawn(process.execPath, [at('scripts', 'prepare.mjs'), 'start'], { env, stdio: 'pipe' })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const one = { child, said: () => said, ended }
  started.push(one)
  return one
}

async function serving(one: Started) {
  const address = `Triptych is at http://localhost:${port}`
  const isDone = () => one.said().includes(address) || one.child.exitCode !== null
  await until(address, isDone, { withinMs: 120_000 })
  expect(one.said()).toContain(address)
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
}

const lockFile = () => path.join(dataDir, 'postgres.lock')
const serverPid = () => holder(lockFile())?.server.pid as number
const postgresPid = () =>
  Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

it('stops server and database when told to, and leaves nothing', async () => {
  const one = start()
  await serving(one)
  const pids = [serverPid(), postgresPid()]
  one.child.kill('SIGTERM')
  expect(await one.ended).toBe(0)
  expect(pids.map((pid) => born(pid))).toEqual([undefined, undefined])
  expect(holder(lockFile())).toBeUndefined()
})

it('keeps its secret and the password of the database to the owner of the folder', async () => {
  await serving(start())
  for (const file of ['secret', 'postgres.json']) {
    expect((await stat(path.join(dataDir, file))).mode & 0o077).toBe(0)
  }
})

it('refuses to run twice on one folder, and says where the other is', async () => {
  await serving(start())
  const second = start({ PORT: String(await freePort()) })
  expect(await second.ended).toBe(1)
  expect(second.said()).toMatch(new RegExp(`already running .* at http://localhost:${port}\\.`))
})

it.each([
  ['the script', () => [holder(lockFile())?.pid as number]],
  ['the script and the server', () => [holder(lockFile())?.pid as number, serverPid()]],
  ['script, server and database', () => [holder(lockFile())?.pid as number, serverPid(), postgresPid()]],
])('starts again at once after kill -9 of %s', async (_, victims) => {
  const one = start()
  await serving(one)
  const pids = [...victims(), serverPid(), postgresPid()]
  for (const pid of victims()) process.kill(pid, 'SIGKILL')
  const again = start()
  await serving(again)
  expect(pids.map((pid) => born(pid)).filter(Boolean)).toEqual([])
})

it('ends when its database ends', async () => {
  const one = start()
  await serving(one)
  const server = serverPid()
  process.kill(postgresPid(), 'SIGKILL')
  expect(await one.ended).toBe(1)
  expect(one.said()).toContain('PostgreSQL ended by itself')
  expect(born(server)).toBeUndefined()
})

it('says which port is taken', async () => {
  await serving(start())
  const folder = await mkdtemp(path.join(tmpdir(), 'triptych-start-'))
  const second = start({ DATA_DIR: folder })
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`Port ${port} is taken`)
  await rm(folder, { recursive: true, force: true })
})
