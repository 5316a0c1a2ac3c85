import { killGroup, PlainError, watchNpm } from './process.mjs'

// npm passes Ctrl-C on although the terminal has sent it already: what comes this soon is the same key press.
const SAME_PRESS_MS = 1000

/**
 * Runs a command that lives until it is told to stop. `prepare` gets ready and returns what then runs; after a
 * signal, or when that ends, everything handed to `onClose` is closed, last opened first. A second Ctrl-C forces.
 * @param {(life: { signal: AbortSignal, onClose: (close: (forced: AbortSignal) => Promise<void>) => void }) =>
 *   Promise<{ ended: Promise<number> }>} prepare
 * @returns {Promise<number>} the exit code
 */
export async function live(prepare) {
  const stopped = new AbortController()
  const forced = new AbortController()
  const closers = []
  const asked = new Promise((resolve) => stopped.signal.addEventListener('abort', () => resolve(0)))
  listen(stopped, forced)
  try {
    const { ended } = await prepare({ signal: stopped.signal, onClose: (close) => closers.push(close) })
    return await Promise.race([asked, ended])
  } catch (error) {
    if (stopped.signal.aborted) return 0
    throw error
  } finally {
    for (const close of closers.reverse()) await close(forced.signal).catch(complain)
  }
}

const complain = (error) =>
  process.stderr.write(`${error instanceof PlainError ? error.message : error.stack}\n`)

function listen(stopped, forced) {
  let firstAt
  const stop = () => {
    if (firstAt && Date.now() - firstAt > SAME_PRESS_MS) return forced.abort()
    if (firstAt) return
    firstAt = Date.now()
    process.stdout.write('\nStopping… (again to force)\n')
    stopped.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  process.on('disconnect', stop)
  watchNpm(stop)
  // The terminal may be gone: writing to it must not keep us from stopping.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}

/** Ends a detached child: gently, after `patienceMs` or when forced for good. */
export function endChild(child, patienceMs, forced) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const kill = () => killGroup(child, 'SIGKILL')
    const timer = setTimeout(kill, patienceMs)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    if (forced.aborted) return kill()
    forced.addEventListener('abort', kill, { once: true })
    child.kill('SIGTERM')
  })
}
