import { readBroken } from './broken'
import { followJob, type Job } from './follow-job'
import type { Broken } from './json-call'
import type { CallOptions, Failure, Outcome, RenderOptions, Ticket } from './provider'
import { garbled } from './status-fault'
import type { Upstream } from './upstream'

/** Most a look or a cancel may take, in ms: one that hangs is given up, and a look is made again. */
const LOOK_MS = 15_000
export const CANCEL_MS = 5_000

/** What one look may take of the time that is left. */
export const oneLook = ({ signal, deadlineMs }: CallOptions): CallOptions => ({
  signal,
  deadlineMs: Math.min(deadlineMs, LOOK_MS),
})

/**
 * Keeps the ticket, then follows the job. When the ticket cannot be kept nobody could find the job again: it is
 * stopped upstream and that is the end. `endMs` is on the clock of `performance.now()`.
 */
export async function followAccepted(
  ticket: Ticket,
  job: Job,
  options: RenderOptions,
  endMs: number,
): Promise<Outcome> {
  try {
    await options.onAccepted?.(ticket)
  } catch (error) {
    await job.cancel?.().catch(() => {})
    return { ...NOT_NOTED, detail: String(error).slice(0, 200) }
  }
  return followJob(job, { ...options, deadlineMs: Math.max(1, endMs - performance.now()) })
}

const NOT_NOTED: Failure = {
  kind: 'unavailable',
  code: 'JOB_NOT_NOTED',
  message: 'The studio could not note down the job, so it was stopped.',
  retryable: false,
}

/** A look that came to no answer says nothing of the job: it is made again. */
export const brokenLook = (broken: Broken, upstream: Upstream): Failure => {
  const failure = { ...readBroken(broken, upstream), retryable: false, nothingSent: false }
  return broken.broke === 'cancelled' ? failure : { ...failure, kind: 'unavailable' }
}

/** Neither does one whose answer cannot be read. */
export const unreadableLook = (upstream: Upstream): Failure => ({ ...garbled(upstream), kind: 'unavailable' })

const PASSING = [408, 425, 429]

/** A look answered by an error: a refusal (4xx) ends the job, anything else is about this moment alone. */
export const refusedLook = (status: number, failure: Failure): Failure =>
  status >= 400 && status <= 499 && !PASSING.includes(status)
    ? { ...failure, retryable: false }
    : { ...failure, retryable: false, kind: failure.kind === 'rate-limited' ? failure.kind : 'unavailable' }

/** The end of a job for which the time is up. */
export const timedOut = (upstream: Upstream): Failure =>
  readBroken({ broke: 'deadline', nothingSent: false, detail: 'the job was not over' }, upstream)

/** The upstream does not know the job any more. */
export const jobGone = ({ name }: Upstream): Failure => ({
  kind: 'bad-answer',
  code: 'UPSTREAM_JOB_GONE',
  message: `${name} does not know this job any more.`,
  retryable: false,
})

/** The ticket does not lead to a job of this provider. */
export const unreadableTicket = ({ name }: Upstream): Failure => ({
  kind: 'bad-answer',
  code: 'UPSTREAM_TICKET_UNREADABLE',
  message: `The studio can no longer tell which job at ${name} this was.`,
  retryable: false,
})

/** A job was accepted, but where to follow it is not an address of the provider: the key is not sent there. */
export const strangeAddress = ({ name }: Upstream): Failure => ({
  kind: 'bad-answer',
  code: 'UPSTREAM_UNSAFE_ADDRESS',
  message: `${name} named an address for the job that is not its own, so the studio did not follow it.`,
  retryable: false,
})

/** True when an address an upstream named lies on the origin of its base URL. */
export const isOnOrigin = (address: string, baseUrl: string): boolean =>
  URL.canParse(address) &&
  new URL(address).origin === new URL(baseUrl).origin &&
  !new URL(address).username &&
  !new URL(address).password
