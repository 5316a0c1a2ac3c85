import { z } from 'zod'
import type { JsonAnswer } from '../json-call'
import type { Failure } from '../provider'
import { faultOf } from '../status-fault'
import { type WebUi, wordsOf } from './client'

const text = z.string().catch('')
/** FastAPI's own list of what is wrong with a body. */
const Details = z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])).catch([]), msg: text }))
/** AUTOMATIC1111 wraps what went wrong in `error`, `detail`, `body`, `errors`; Forge sends `detail` alone. */
const Fault = z.object({
  error: text,
  detail: z.union([z.string(), Details.transform((all) => all.map(toldOf).join('; '))]).catch(''),
  errors: text,
})

const toldOf = ({ loc, msg }: z.output<typeof Details>[number]): string =>
  `${loc.filter((part) => part !== 'body').join('.')}: ${msg}`

const refused = (code: string, message: string, detail: string): Failure => ({
  ...{ kind: 'refused', code, message, retryable: false, detail },
})

/** An answer other than 200 to the call that makes the picture. */
export function readFault({ answer, json }: JsonAnswer, server: WebUi): Failure {
  const { error = '', detail = '', errors = '' } = Fault.safeParse(json).data ?? {}
  const said = wordsOf(detail || errors || error, server)
  const told = `status ${answer.status}${said && `: ${said}`}`
  switch (answer.status) {
    case 401:
    case 403:
      return refused('UPSTREAM_UNAUTHORIZED', LOCKED, told)
    case 404:
      // A sampler or a source that is missing is a 404 too; the route's own has no more to say than this.
      return /^(not found)?$/i.test(said)
        ? refused('UPSTREAM_NOT_FOUND', NO_API, told)
        : refused('UPSTREAM_BAD_REQUEST', `AUTOMATIC1111 did not accept the request: ${said}.`, told)
    case 500:
      return internal(said, told) ?? faultOf(answer, said, server.upstream)
    default:
      return faultOf(answer, said, server.upstream)
  }
}

/** What a 500 is really about, where its words tell; undefined when the server tells nothing. */
function internal(said: string, told: string): Failure | undefined {
  if (/invalid encoded image/i.test(said))
    return refused('UPSTREAM_BAD_REQUEST', 'AUTOMATIC1111 could not read the source picture.', told)
  if (/unknown checkpoint|(model|checkpoint)\b.*\bnot found/i.test(said))
    return refused('UPSTREAM_NOT_FOUND', NOT_INSTALLED, told)
  if (!said) return undefined
  const message = `AUTOMATIC1111 had a problem of its own (500): ${said}.`
  return { kind: 'unavailable', code: 'UPSTREAM_ERROR', message, retryable: false, detail: told }
}

const LOCKED =
  "AUTOMATIC1111 did not accept the studio's name and password. Whoever runs the studio has to look at them."
const NO_API =
  'There is no AUTOMATIC1111 or Forge API at the address the studio has for it. It has to be started with --api.'
const NOT_INSTALLED =
  'This checkpoint is not installed on the AUTOMATIC1111 server. Whoever runs the studio has to put it there.'
