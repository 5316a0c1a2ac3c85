import { z } from 'zod'
import type { JsonAnswer } from '../json-call'
import type { Failure } from '../provider'
import { quotable } from '../redact'
import { faultOf, garbled, moderated, noPicture, outOfFunds } from '../status-fault'
import type { Upstream } from '../upstream'

const LONGEST_FAULT_BYTES = 64 * 1024
const text = z.string().optional().catch(undefined)
/** `error` is the gateway's own; `message` is that of the Azure layer before it, with a `statusCode`. */
const Said = z.object({
  output: z
    .union([z.string(), z.array(z.string()).transform(([first]) => first)])
    .optional()
    .catch(undefined),
  msg: text,
  error: text,
  message: text,
})

const FILTER = /nsfw|safety|sensitive|flagged|content policy|moderat/i
const EMPTY_ACCOUNT = /quota|credit|balance|insufficient|payment|billing/i

/** The address of the picture, or what the answer means instead. Source: Appy Pie's page, status table. */
export function readAnswer({ answer, json }: JsonAnswer, upstream: Upstream): { address: string } | Failure {
  const small = answer.status === 200 || answer.bytes.length <= LONGEST_FAULT_BYTES
  const said = Said.safeParse(small ? json : undefined).data
  const complaint = quotable(said?.error ?? said?.message ?? '', upstream.secret).replace(/\.$/, '')
  if (answer.status !== 200) return readFault(answer, complaint, upstream)
  if (!said) return garbled(upstream)
  if (said.output) return { address: said.output }
  if (said.msg) return notReady(said.msg, upstream)
  return said.error ? readFault({ ...answer, status: 400 }, complaint, upstream) : noPicture(upstream)
}

function readFault(answer: JsonAnswer['answer'], complaint: string, upstream: Upstream): Failure {
  const detail = `status ${answer.status}: ${complaint}`
  if (answer.status === 400 && FILTER.test(complaint)) return { ...moderated(upstream), detail }
  if (answer.status === 403 && EMPTY_ACCOUNT.test(complaint)) return { ...outOfFunds(upstream), detail }
  return faultOf(answer, complaint, upstream)
}

/** `Image Getting Created` comes with status 200, and there is no route to ask again. */
const notReady = (msg: string, { name, secret }: Upstream): Failure => ({
  kind: 'bad-answer',
  code: 'UPSTREAM_NOT_READY',
  message: `${name} answered before the picture was done, and offers no way to fetch it later.`,
  retryable: false,
  detail: quotable(msg, secret),
})
