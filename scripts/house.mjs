// One database per checkout: yours when DATABASE_URL is set, else the embedded one, which one command at a time keeps.
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { migrate } from '../lib/db/migrate.ts'
import { environment } from './environment.mjs'
import { holder, tryLock } from './lock.mjs'
import { MIGRATIONS } from './paths.mjs'
import { lives, PlainError, step, stopProcess } from './process.mjs'

const DATABASE = 'triptych'
const BRIEFLY_MS = 2_000
const FOR_A_STOP_MS = 40_000

async function takeHouse(file, command) {
  const began = Date.now()
  for (;;) {
    const lock = tryLock(file, { command })
    if (lock) return lock
    const other = holder(file)
    if (Date.now() - began > (other?.stopping ? FOR_A_STOP_MS : BRIEFLY_MS)) {
      throw new PlainError(occupied(other))
    }
    await sleep(100)
  }
}

const occupied = (other) =>
  `Triptych is already running from this folder: ${other?.command ?? 'npm start'}, process ${other?.pid}${
    other?.url ? `, at ${other.url}` : ''
  }.\nStop it first, or set DATABASE_URL to give this one a database of its own.`

/** A server whose keeper was killed: it would go by itself, but not at once. */
async function endOrphan(lock) {
  const server = lock.before?.server
  if (!lives(server)) return
  await step('Stopping what a killed start left running', () =>
    stopProcess(server, [
      ['SIGTERM', 3_000],
      ['SIGKILL', 2_000],
    ]),
  )
}

async function openEmbedded(env, command, onClose) {
  const dir = path.join(env.DATA_DIR, 'postgres')
  const lock = await takeHouse(`${dir}.lock`, command)
  onClose(async () => lock.release())
  await endOrphan(lock)
  // Loaded only here: a deployment with its own database may not have the binaries.
  const { openPostgres } = await import('./postgres.mjs')
  const postgres = await step('Starting PostgreSQL', () => openPostgres(dir))
  onClose((forced) => postgres.stop(forced))
  return { url: postgres.url(DATABASE), lost: postgres.ended, note: lock.note }
}

/**
 * The environment with a database that is there. One already kept by another command of ours is refused, or shared
 * when `share` is set.
 * @returns {Promise<{ env: Record<string, string>, lost?: Promise<unknown>, note: (more: object) => void }>} `lost`
 * settles if the embedded database ends
 */
export async function openHouse({ command, share = false, onClose }) {
  const env = environment()
  if (env.DATABASE_URL) return { env, note: () => {} }
  const dir = path.join(env.DATA_DIR, 'postgres')
  if (share && holder(`${dir}.lock`)) {
    const { runningPostgres } = await import('./postgres.mjs')
    const url = runningPostgres(dir, DATABASE)
    if (url) return { env: { ...env, DATABASE_URL: url }, note: () => {} }
  }
  const { url, lost, note } = await openEmbedded(env, command, onClose)
  return { env: { ...env, DATABASE_URL: url }, lost, note }
}

/** Brings the house's database up to the migrations and says what it did. */
export async function migrateHouse(env) {
  const { applied, warnings } = await step('Migrating the database', () =>
    migrate(env.DATABASE_URL, MIGRATIONS),
  )
  if (applied.length) process.stdout.write(`Applied ${applied.join(', ')}\n`)
  for (const warning of warnings) process.stdout.write(`Warning: ${warning}\n`)
  return applied
}
