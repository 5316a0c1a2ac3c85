import { z } from 'zod'
import type { Answer } from './exchange'
import type { Failure } from './provider'
import type { Upstream } from './upstream'

const LONGEST_WAIT_S = 3600
const RetryAfter = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(LONGEST_WAIT_S))

/** The wait an answer asks for, in ms; undefined when it says none, or a foolish one. */
export function retryAfterMs(answer: Pick<Answer, 'header'>): number | undefined {
  const seconds = RetryAfter.safeParse(answer.header('retry-after')).data
  return seconds && seconds * 1000
}

const refused = (code: string, message: string): Failure => ({
  kind: 'refused',
  code,
  message,
  retryable: false,
})

/** The account upstream is empty. */
export const outOfFunds = ({ name }: Upstream): Failure => ({
  kind: 'out-of-funds',
  code: 'UPSTREAM_OUT_OF_FUNDS',
  message: `The studio's own account at ${name} has run out of credits. Whoever runs the studio has to top it up.`,
  retryable: false,
})

/** The key is unknown upstream. */
export const unauthorized = ({ name }: Upstream): Failure =>
  refused(
    'UPSTREAM_UNAUTHORIZED',
    `The studio's ${name} key was not accepted. Whoever runs the studio has to replace it.`,
  )

/** The prompt or the picture was refused by a filter. */
export const moderated = ({ name }: Upstream): Failure => ({
  kind: 'filtered',
  code: 'UPSTREAM_MODERATED',
  message: `${name}'s content filter refused this, so no picture was made.`,
  retryable: false,
})

/** A picture was made, and its filter blanked it. */
export const contentFiltered = ({ name }: Upstream): Failure => ({
  kind: 'filtered',
  code: 'UPSTREAM_CONTENT_FILTERED',
  message: `${name} made the picture, but its content filter blanked it, so it was not kept.`,
  retryable: false,
})

/** More calls than the upstream allows; nothing was started. */
export const rateLimited = ({ name }: Upstream, waitMs: number | undefined): Failure => ({
  kind: 'rate-limited',
  code: 'UPSTREAM_RATE_LIMITED',
  message: `${name} is getting more requests from the studio than it allows, and asked it to wait.`,
  retryable: true,
  ...(waitMs !== undefined && { retryAfterMs: waitMs }),
})

/** What came cannot be read as the answer it should be. */
export const garbled = ({ name }: Upstream): Failure => ({
  kind: 'bad-answer',
  code: 'UPSTREAM_GARBLED',
  message: `What came back from ${name} could not be read.`,
  retryable: false,
})

/** An upstream finished without naming a picture. */
export const noPicture = ({ name }: Upstream): Failure => ({
  kind: 'bad-answer',
  code: 'UPSTREAM_EMPTY',
  message: `${name} answered without a picture.`,
  retryable: false,
})

/**
 * What an HTTP status other than success means when an upstream gives it no meaning of its own. `said` is its
 * own words, already fit to quote, without the full stop.
 */
export function faultOf(
  answer: Pick<Answer, 'status' | 'header'>,
  said: string,
  upstream: Upstream,
): Failure {
  return { ...meaningOf(answer, said, upstream), detail: `status ${answer.status}${said && `: ${said}`}` }
}

function meaningOf(answer: Pick<Answer, 'status' | 'header'>, said: string, upstream: Upstream): Failure {
  const { name } = upstream
  const because = said ? `: ${said}.` : '.'
  switch (answer.status) {
    case 400:
      return refused('UPSTREAM_BAD_REQUEST', `${name} did not accept the request${because}`)
    case 401:
      return unauthorized(upstream)
    case 402:
      return outOfFunds(upstream)
    case 403:
      return refused(
        'UPSTREAM_FORBIDDEN',
        `${name} does not let the studio's key do this. Whoever runs the studio has to look at the account.`,
      )
    case 404:
      return refused('UPSTREAM_NOT_FOUND', `${name} does not know this model or address.`)
    case 413:
      return refused('UPSTREAM_TOO_LARGE', `The request is larger than ${name} takes.`)
    case 422:
      return refused('UPSTREAM_UNPROCESSABLE', `${name} understood the request but rejected it${because}`)
    case 429:
      return rateLimited(upstream, retryAfterMs(answer))
    default:
      return otherStatus(answer, name)
  }
}

function otherStatus(answer: Pick<Answer, 'status' | 'header'>, name: string): Failure {
  const { status } = answer
  if (status === 503) {
    const wait = retryAfterMs(answer)
    const message = `${name} is not available at the moment (503).`
    const base = { kind: 'unavailable', code: 'UPSTREAM_UNAVAILABLE', message, retryable: true } as const
    return wait ? { ...base, retryAfterMs: wait } : base
  }
  if (status >= 500) {
    const message = `${name} had a problem of its own (${status}).`
    return { kind: 'unavailable', code: 'UPSTREAM_ERROR', message, retryable: false }
  }
  if (status >= 400) return refused('UPSTREAM_REFUSED', `${name} refused the request (${status}).`)
  const message = `${name} answered in a way the studio does not know (${status}).`
  return { kind: 'bad-answer', code: 'UPSTREAM_UNEXPECTED_STATUS', message, retryable: false }
}
