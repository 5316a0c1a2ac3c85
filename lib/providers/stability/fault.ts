import { z } from 'zod'
import type { Answer } from '../exchange'
import { jsonIn } from '../json'
import type { Failure } from '../provider'
import { quotable } from '../redact'
import type { Upstream } from '../upstream'

const LONGEST_FAULT_BYTES = 64 * 1024
/** Source: help centre, "API Key Rate Limit Information": past 150 requests in 10 s, a 60 s lockout. */
const LOCKOUT_MS = 60_000
const LONGEST_WAIT_S = 3600

const text = z.string().optional().catch(undefined)
/** v2beta sends `errors`, the older v1 routes one `message`. */
const Fault = z.object({
  name: text,
  message: text,
  errors: z.array(z.string().nullable().catch(null)).catch([]),
})
type Fault = { name?: string; said: string }

const RetryAfter = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(LONGEST_WAIT_S))

/** What the content filter looks at: besides the prompt perhaps the pictures it starts from. */
export type Judged = 'the prompt' | 'the prompt or a picture'

/** An answer other than 200 as an Outcome. Source: v2beta error list; 401 and 402 from the official nodes. */
export function readFault(answer: Answer, { secret }: Upstream, judged: Judged = 'the prompt'): Failure {
  const fault = faultIn(answer, secret)
  const detail = `status ${answer.status}${fault.name ? ` ${fault.name}` : ''}${fault.said ? `: ${fault.said}` : ''}`
  return { ...meaningOf(answer, fault, judged), detail }
}

function faultIn(answer: Answer, apiKey: string): Fault {
  if (answer.bytes.length > LONGEST_FAULT_BYTES) return { said: '' }
  const parsed = Fault.safeParse(jsonIn(answer.bytes)).data
  if (!parsed) return { said: '' }
  const said = [...parsed.errors, parsed.message].filter(Boolean).join('; ')
  return {
    name: parsed.name && quotable(parsed.name, apiKey, 60),
    said: quotable(said, apiKey).replace(/\.$/, ''),
  }
}

const refused = (code: string, message: string): Failure => ({
  kind: 'refused',
  code,
  message,
  retryable: false,
})

function meaningOf(answer: Answer, fault: Fault, judged: Judged): Failure {
  const because = fault.said ? `: ${fault.said}.` : '.'
  switch (answer.status) {
    case 400:
      return refused('UPSTREAM_BAD_REQUEST', `Stability AI did not accept the request${because}`)
    case 401:
      return refused(
        'UPSTREAM_UNAUTHORIZED',
        "The studio's Stability AI key was not accepted. Whoever runs the studio has to replace it.",
      )
    case 402:
      return {
        kind: 'out-of-funds',
        code: 'UPSTREAM_OUT_OF_FUNDS',
        message:
          "The studio's own account at Stability AI has run out of credits. Whoever runs the studio has to top it up.",
        retryable: false,
      }
    case 403:
      return forbidden(fault, judged)
    case 404:
      return refused('UPSTREAM_NOT_FOUND', 'Stability AI does not know this model or address.')
    case 413:
      return refused('UPSTREAM_TOO_LARGE', 'The request is larger than Stability AI takes (10 MiB).')
    case 422:
      return refused(
        'UPSTREAM_UNPROCESSABLE',
        `Stability AI understood the request but rejected it${because} Prompts have to be in English.`,
      )
    case 429:
      return {
        kind: 'rate-limited',
        code: 'UPSTREAM_RATE_LIMITED',
        message:
          'Stability AI is getting more requests from the studio than it allows, and asked it to wait.',
        retryable: true,
        retryAfterMs: retryAfterMs(answer) ?? LOCKOUT_MS,
      }
    default:
      return otherStatus(answer)
  }
}

/** In v2beta a 403 is moderation; any other 403 (v1's `permission_denied`, a firewall's page) is about the key. */
function forbidden(fault: Fault, judged: Judged): Failure {
  if (!/moderation/i.test(`${fault.name} ${fault.said}`)) {
    return refused(
      'UPSTREAM_FORBIDDEN',
      "Stability AI does not let the studio's key do this. Whoever runs the studio has to look at the account.",
    )
  }
  return {
    kind: 'filtered',
    code: 'UPSTREAM_MODERATED',
    message: `Stability AI's content filter refused ${judged}, so no picture was made.`,
    retryable: false,
  }
}

function otherStatus(answer: Answer): Failure {
  const { status } = answer
  if (status === 503) {
    const wait = retryAfterMs(answer)
    const message = 'Stability AI is not available at the moment (503).'
    const base = { kind: 'unavailable', code: 'UPSTREAM_UNAVAILABLE', message, retryable: true } as const
    return wait ? { ...base, retryAfterMs: wait } : base
  }
  if (status >= 500) {
    const message = `Stability AI had a problem of its own (${status}).`
    return { kind: 'unavailable', code: 'UPSTREAM_ERROR', message, retryable: false }
  }
  if (status >= 400) return refused('UPSTREAM_REFUSED', `Stability AI refused the request (${status}).`)
  const message = `Stability AI answered in a way the studio does not know (${status}).`
  return { kind: 'bad-answer', code: 'UPSTREAM_UNEXPECTED_STATUS', message, retryable: false }
}

function retryAfterMs(answer: Answer): number | undefined {
  const seconds = RetryAfter.safeParse(answer.header('retry-after')).data
  return seconds && seconds * 1000
}
