import { describe, expect, it, vi } from 'vitest'
import { followJob, type Job, type Look } from './follow-job'
import { type Failure, LEAVE_IT_RUNNING, type Outcome } from './provider'

const failure = (kind: Failure['kind']): Failure => ({ kind, code: 'X', message: 'X.', retryable: false })
const image: Outcome = { kind: 'image', bytes: Buffer.alloc(1), format: 'png', widthPx: 1, heightPx: 1 }
const timedOut = { ...failure('unavailable'), code: 'UPSTREAM_TIMEOUT' }

function jobOf(...looks: Look[]): Job & { cancel: ReturnType<typeof vi.fn> } {
  let at = 0
  const look = vi.fn(async () => looks[Math.min(at++, looks.length - 1)] ?? image)
  return { look, everyMs: 2, cancel: vi.fn(async () => {}), timedOut }
}
const options = (more = {}) => ({ signal: new AbortController().signal, deadlineMs: 2000, ...more })

describe('following a job', () => {
  it('looks until it is over and tells how far it is', async () => {
    const onProgress = vi.fn()
    const job = jobOf({ pending: true }, { pending: true, progress: 0.5 }, image)
    expect(await followJob(job, options({ onProgress }))).toBe(image)
    expect(onProgress.mock.calls).toEqual([[0.5]])
    expect(job.cancel).not.toHaveBeenCalled()
  })

  it.each(['unavailable', 'rate-limited'] as const)('looks past a look that was %s', async (kind) => {
    expect(await followJob(jobOf(failure(kind), image), options())).toBe(image)
  })

  it('takes a refusal for the end', async () => {
    expect(await followJob(jobOf(failure('refused'), image), options())).toMatchObject({ kind: 'refused' })
  })

  it('takes the failure of the job itself for the end, whatever its kind', async () => {
    const job = jobOf({ over: failure('unavailable') }, image)
    expect(await followJob(job, options())).toMatchObject({ kind: 'unavailable' })
    expect(job.cancel).not.toHaveBeenCalled()
  })

  it('cancels upstream when the time is up', async () => {
    const job = jobOf({ pending: true })
    expect(await followJob(job, options({ deadlineMs: 20 }))).toBe(timedOut)
    expect(job.cancel).toHaveBeenCalledOnce()
  })

  it('cancels upstream when a person cancels, and leaves it running when the process goes down', async () => {
    for (const [reason, times] of [
      [undefined, 1],
      [LEAVE_IT_RUNNING, 0],
    ] as const) {
      const stop = new AbortController()
      const job = jobOf({ pending: true })
      setTimeout(() => stop.abort(reason), 10)
      expect(await followJob(job, options({ signal: stop.signal }))).toMatchObject({ kind: 'cancelled' })
      expect(job.cancel).toHaveBeenCalledTimes(times)
    }
  })

  it('keeps a picture that came in the moment of the cancel', async () => {
    const stop = new AbortController()
    const look = async () => {
      stop.abort()
      return image
    }
    const job = { ...jobOf(image), look }
    expect(await followJob(job, options({ signal: stop.signal }))).toBe(image)
  })
})
