import { setTimeout as sleep } from 'node:timers/promises'
import { type Failure, LEAVE_IT_RUNNING, type Outcome, type RenderOptions } from './provider'

/**
 * One look at a job: still going (perhaps how far, 0..1, and when to look again), or over. `over` is for an end
 * whose kind would otherwise be looked past: the job itself failed, not the look.
 */
export type Look = { pending: true; progress?: number; againInMs?: number } | { over: Outcome } | Outcome

export type Job = {
  /** Asks once. Must keep to the signal and never throw. `deadlineMs` is what is left. */
  look(options: { signal: AbortSignal; deadlineMs: number }): Promise<Look>
  everyMs: number
  /** Stops the job upstream, as well as can be. Called when a person cancels or the time is up. */
  cancel?(): Promise<unknown>
  /** The outcome when the time is up. */
  timedOut: Failure
}

/** A look that failed says nothing of the job: unreachable, 5xx and "slow down" are looked past. */
const isPassing = (outcome: Outcome): boolean =>
  outcome.kind === 'unavailable' || outcome.kind === 'rate-limited'

const CANCELLED: Failure = { kind: 'cancelled', code: 'CANCELLED', message: 'Cancelled.', retryable: false }

/** Looks at a job that is already accepted until it is over, the time is up, or the signal says stop. Never throws. */
export async function followJob(job: Job, options: RenderOptions): Promise<Outcome> {
  const { signal, deadlineMs, onProgress } = options
  const endMs = performance.now() + deadlineMs
  let failed: Outcome | undefined
  while (!signal.aborted) {
    const leftMs = endMs - performance.now()
    if (leftMs <= 0) return timeUp(job, failed)
    const look = await job.look({ signal, deadlineMs: leftMs })
    if ('over' in look) return look.over
    if (signal.aborted && !('kind' in look && look.kind === 'image')) break
    if ('kind' in look && !isPassing(look)) return look
    failed = 'kind' in look ? look : undefined
    if ('pending' in look && look.progress !== undefined) onProgress?.(look.progress)
    const waitMs = failed
      ? waitAfter(failed, job.everyMs)
      : ('pending' in look && look.againInMs) || job.everyMs
    await sleep(Math.min(waitMs, Math.max(0, endMs - performance.now())), undefined, { signal }).catch(
      () => {},
    )
  }
  if (signal.reason !== LEAVE_IT_RUNNING) await job.cancel?.().catch(() => {})
  return CANCELLED
}

const waitAfter = (failed: Outcome, everyMs: number): number =>
  Math.max(everyMs, ('retryAfterMs' in failed && failed.retryAfterMs) || 0)

async function timeUp(job: Job, failed: Outcome | undefined): Promise<Outcome> {
  await job.cancel?.().catch(() => {})
  return failed && failed.kind !== 'image' ? { ...failed, retryable: false } : job.timedOut
}
