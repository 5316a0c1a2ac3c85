import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { at, root } from './paths.mjs'
import { isPortFree } from './postgres.mjs'
import { PlainError } from './process.mjs'

const FIRST_PORT = 3000
const PORTS_TRIED = 100
const READY_WITHIN_MS = 90_000

/** PORT as asked, or the first free one from 3000. */
export async function choosePort(env, host) {
  if (env.PORT) {
    if (await isPortFree(Number(env.PORT), host)) return Number(env.PORT)
    throw new PlainError(`Port ${env.PORT} is taken. Set PORT to another one, or leave it out.`)
  }
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS_TRIED; port++) {
    if (!(await isPortFree(port, host))) continue
    if (port !== FIRST_PORT) process.stdout.write(`Port ${FIRST_PORT} is taken, using ${port}.\n`)
    return port
  }
  throw new PlainError(`No free port from ${FIRST_PORT} on. Set PORT.`)
}

/**
 * For Node when it serves the app, as in the Dockerfile. Pictures pass through as buffers that are garbage soon: a young
 * generation as large as V8 takes by default on 64 bits keeps many of them alive for longer.
 */
export const SERVING = ['--max-semi-space-size=8']

const LEASH = pathToFileURL(at('scripts', 'leash.mjs')).href
/** What V8 compiled the last time: a server is up in two thirds of the time. */
const COMPILED = at('node_modules', '.cache', 'compiled')

/**
 * A Node process in its own group, so that Ctrl-C reaches it through us, and on a leash.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @param {'inherit' | 'pipe'} [output]
 * @returns {import('node:child_process').ChildProcess}
 */
export function spawnServer(args, env, output = 'inherit') {
  return spawn(process.execPath, ['--import', LEASH, ...args], {
    cwd: root,
    env: { NODE_COMPILE_CACHE: COMPILED, ...env, LEASHED_TO: String(process.pid) },
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  })
}

export const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null

async function isReady(url) {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}

/**
 * Waits until the server says it is ready. Throws when it ends first.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} url
 * @param {{ signal?: AbortSignal, withinMs?: number }} [options]
 */
export async function untilReady(child, url, { signal, withinMs = READY_WITHIN_MS } = {}) {
  for (const until = Date.now() + withinMs; Date.now() < until; await sleep(40)) {
    signal?.throwIfAborted()
    if (hasEnded(child))
      throw new PlainError('The server ended before it was ready. Its last words are above.')
    if (await isReady(url)) return
  }
  throw new PlainError(`The server was not ready within ${withinMs / 1000} s. Ask ${url}/readyz why.`)
}
