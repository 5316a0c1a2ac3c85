// Node built-ins only, and Node 20 syntax: `prepare.mjs` runs this before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A token only this very process has (its start time), so a reused pid is not mistaken for it.
 * @param {number} pid
 * @returns {string | undefined} undefined when no such process lives
 */
export function born(pid) {
  if (process.platform === 'linux') {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
      return fields[0] === 'Z' ? undefined : fields[19]
    } catch {
      return undefined
    }
  }
  if (process.platform === 'win32') return exists(pid) ? 'alive' : undefined
  return (
    spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || undefined
  )
}

function exists(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** @param {{ pid: number, born: string } | undefined} name */
export const lives = (name) => Boolean(name && name.born === born(name.pid))

/** @param {number} pid @returns {string} the command line, or '' */
export function commandOf(pid) {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])
  } catch {
    return undefined
  }
}

/** Calls `onGone` once when npm (or the shell npm ran us in) is no longer there to pass Ctrl-C on. */
export function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const grandparent = parentOf(parent)
  const timer = setInterval(() => {
    if (process.ppid === parent && parentOf(parent) === grandparent) return
    clearInterval(timer)
    onGone()
  }, 400)
  timer.unref()
}

/**
 * Signals in turn until the process is gone.
 * @param {{ pid: number, born: string }} name
 * @param {[NodeJS.Signals, number][]} escalation signal and the milliseconds to wait after it
 */
export async function stopProcess(name, escalation) {
  for (const [signal, waitMs] of escalation) {
    if (!lives(name)) return
    try {
      process.kill(name.pid, signal)
    } catch {
      return
    }
    for (const until = Date.now() + waitMs; Date.now() < until && lives(name); ) await sleep(20)
  }
}

/** Prints a line when a step takes longer than a blink, and another with its duration. */
export async function step(label, work) {
  const began = performance.now()
  let shown = false
  const timer = setTimeout(() => {
    shown = true
    process.stdout.write(`${label}…\n`)
  }, 300)
  const elapsed = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  try {
    const result = await work()
    if (shown) process.stdout.write(`${label}… ${elapsed()}\n`)
    return result
  } catch (error) {
    process.stdout.write(`${label}… failed after ${elapsed()}\n`)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** A failure whose message is the whole story: printed without a stack. */
export class PlainError extends Error {}

/**
 * Runs a command to its end, keeping its output to itself unless it fails.
 * @returns {Promise<string>} what it printed
 */
export function run(command, args, { signal, onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    if (child.pid) onStart?.(child.pid)
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-200_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const stop = () => killGroup(child, 'SIGTERM')
    signal?.addEventListener('abort', stop, { once: true })
    child.on('error', reject)
    child.on('close', (code) => {
      signal?.removeEventListener('abort', stop)
      if (code === 0) return resolve(output)
      const shown = [command, ...args].join(' ')
      reject(new PlainError(signal?.aborted ? 'stopped' : `${output}\n${shown} ended with code ${code}`))
    })
  })
}

/** Signals a detached child and everything it started. */
export function killGroup(child, signal) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch {}
}
