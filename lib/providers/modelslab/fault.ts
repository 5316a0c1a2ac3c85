import { z } from 'zod'
import type { JsonAnswer } from '../json-call'
import type { Failure } from '../provider'
import { quotable } from '../redact'
import { faultOf, garbled, moderated, outOfFunds, rateLimited, unauthorized } from '../status-fault'
import type { Upstream } from '../upstream'
import { namesFields, type Reply, saidIn } from './reply'

/** Source: its tip on "Rate limit exceeded". */
const SPAM_WAIT_MS = 30_000

const refused = (code: string, message: string): Failure => ({
  kind: 'refused',
  code,
  message,
  retryable: false,
})

/** What the words of an error mean, for there is nothing but words; the first that fits. */
const MEANINGS: readonly (readonly [RegExp, (upstream: Upstream) => Failure])[] = [
  [/rate limit/i, (upstream) => rateLimited(upstream, SPAM_WAIT_MS)],
  [/invalid api key|api key/i, unauthorized],
  [/credits?\b|balance|subscri|payment|top.?up/i, outOfFunds],
  [/nsfw|safety|content policy|moderat|prohibited|banned/i, moderated],
  [/not found/i, ({ name }) => refused('UPSTREAM_NOT_FOUND', `${name} does not know this model or address.`)],
]

/** A reply with status `error`, which comes with HTTP 200. */
export function readError(reply: Reply, upstream: Upstream): Failure {
  const said = quotable(saidIn(reply), upstream.secret).replace(/\.$/, '')
  const detail = [said, quotable(reply.tip ?? reply.tips ?? '', upstream.secret, 120)]
    .filter(Boolean)
    .join('; ')
  return { ...meaningOf(reply, said, upstream), detail }
}

function meaningOf(reply: Reply, said: string, upstream: Upstream): Failure {
  const because = said ? `: ${said}.` : '.'
  const { name } = upstream
  if (namesFields(reply))
    return refused('UPSTREAM_BAD_REQUEST', `${name} did not accept the request${because}`)
  const known = MEANINGS.find(([pattern]) => pattern.test(said))
  return known ? known[1](upstream) : refused('UPSTREAM_REFUSED', `${name} refused the request${because}`)
}

/** A reply with status `failed`: it was taken, and came to nothing. */
export function readFailed(reply: Reply, upstream: Upstream): Failure {
  const said = quotable(saidIn(reply), upstream.secret).replace(/\.$/, '')
  return {
    kind: 'unavailable',
    code: 'UPSTREAM_JOB_FAILED',
    message: `${upstream.name} took the job, but it failed${said ? `: ${said}` : ''}.`,
    retryable: false,
  }
}

const Words = z.object({ message: z.unknown().optional(), messege: z.unknown().optional() })

/** An answer that is no reply: by its HTTP status, which says little. */
export function readNoReply({ answer, json }: JsonAnswer, upstream: Upstream): Failure {
  if (answer.status >= 200 && answer.status <= 299) return garbled(upstream)
  const words = Words.safeParse(json).data
  const said = words ? quotable(saidIn(words), upstream.secret).replace(/\.$/, '') : ''
  return faultOf(answer, said, upstream)
}
