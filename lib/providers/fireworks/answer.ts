import { z } from 'zod'
import type { Answer } from '../exchange'
import { jsonIn } from '../json'
import { readPicture, sentBy } from '../picture'
import type { Failure, Outcome, RenderRequest } from '../provider'
import { quotable, redactKey } from '../redact'
import { contentFiltered, faultOf, moderated, outOfFunds } from '../status-fault'
import type { Upstream } from '../upstream'

const LONGEST_FAULT_BYTES = 64 * 1024
const SeedHeader = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(z.number().int().min(1).max(4_294_967_295))
const RequestId = z.string().regex(/^[\w.:-]{1,128}$/)
const text = z.string().optional().catch(undefined)
/** `error` is a text or an object with a message, as in OpenAI's shape. */
const Fault = z.object({
  error: z
    .union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)])
    .optional()
    .catch(undefined),
  message: text,
  detail: text,
})

/** What one answer means. A filter shows in the header `finish-reason`; an unknown reason loses no picture. */
export function readAnswer(answer: Answer, request: RenderRequest, upstream: Upstream): Outcome {
  const outcome = answer.status === 200 ? readSuccess(answer, request, upstream) : readFault(answer, upstream)
  const said = redactKey(answer.header('x-request-id') ?? '', upstream.secret)
  const upstreamRequestId = RequestId.safeParse(said).data
  return upstreamRequestId ? { ...outcome, upstreamRequestId } : outcome
}

function readSuccess(answer: Answer, request: RenderRequest, upstream: Upstream): Outcome {
  const reason = (answer.header('finish-reason') ?? '').trim().toUpperCase()
  if (reason.includes('FILTERED')) return contentFiltered(upstream)
  if (reason === 'ERROR') return failed(upstream)
  const seed = SeedHeader.safeParse(answer.header('seed')).data
  return readPicture({ ...sentBy(answer), seed }, request, upstream)
}

const failed = ({ name }: Upstream): Failure => ({
  kind: 'unavailable',
  code: 'UPSTREAM_ERROR',
  message: `The model at ${name} failed while it made the picture.`,
  retryable: false,
})

const FILTER = /nsfw|safety|flagged|content policy|moderat/i
const UNPAID = /spending|invoice|billing|payment|credit|balance|suspended/i

function readFault(answer: Answer, upstream: Upstream): Failure {
  const short = answer.bytes.length <= LONGEST_FAULT_BYTES
  const fault = Fault.safeParse(short ? jsonIn(answer.bytes) : undefined).data
  const words = fault?.error ?? fault?.message ?? fault?.detail ?? ''
  const said = quotable(words, upstream.secret).replace(/\.$/, '')
  const { status } = answer
  if (status === 400 && FILTER.test(said)) return { ...moderated(upstream), detail: `status 400: ${said}` }
  if ((status === 403 || status === 412) && UNPAID.test(said))
    return { ...outOfFunds(upstream), detail: `status ${status}: ${said}` }
  return faultOf(answer, said, upstream)
}
