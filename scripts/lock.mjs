import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { born, lives } from './process.mjs'

const named = (pid) => ({ pid, born: born(pid) })

/** @returns {Record<string, any> | undefined} who holds the lock, if that process still lives */
export function holder(file) {
  const found = read(file)
  return lives(found) || lives(found?.child) ? found : undefined
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const HELD = Symbol('held')

/** Moves a dead holder's file away. If a live one slipped in meanwhile, puts it back. */
function clearDead(file, aside) {
  if (holder(file)) return HELD
  try {
    renameSync(file, aside)
  } catch {
    return undefined
  }
  const slippedIn = holder(aside)
  if (slippedIn) renameSync(aside, file)
  const before = slippedIn ? HELD : read(aside)
  rmSync(aside, { force: true })
  return before
}

/**
 * Takes the lock if it is free or its holder is dead.
 * @returns `before` is what a dead holder left written; a noted child that outlives its holder keeps the lock
 */
export function tryLock(file, note = {}) {
  mkdirSync(path.dirname(file), { recursive: true })
  const mine = `${file}.${process.pid}`
  const before = clearDead(file, `${mine}.dead`)
  if (before === HELD) return undefined
  const contents = { ...named(process.pid), ...note }
  writeFileSync(mine, JSON.stringify(contents))
  try {
    // link fails when the file exists, so of two that came at once only one gets in.
    linkSync(mine, file)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return undefined
  } finally {
    rmSync(mine, { force: true })
  }
  const add = (more) => {
    writeFileSync(mine, JSON.stringify(Object.assign(contents, more)))
    renameSync(mine, file)
  }
  return {
    before,
    note: add,
    noteChild: (pid) => add({ child: named(pid) }),
    release: () => rmSync(file, { force: true }),
  }
}

/** Waits for the lock, runs `work`, gives it back. */
export async function withLock(file, work) {
  let lock = tryLock(file)
  while (!lock) {
    await sleep(200)
    lock = tryLock(file)
  }
  try {
    return await work(lock)
  } finally {
    lock.release()
  }
}
