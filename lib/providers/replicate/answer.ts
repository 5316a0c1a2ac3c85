import { z } from 'zod'
import type { Look } from '../follow-job'
import type { JsonAnswer } from '../json-call'
import type { Failure } from '../provider'
import { quotable } from '../redact'
import { faultOf, moderated, noPicture } from '../status-fault'
import type { Upstream } from '../upstream'

const text = z.string().nullish().catch(null)
const Prediction = z.object({
  id: z.string().regex(/^[\w-]{1,128}$/),
  status: z.string(),
  output: z
    .union([z.string(), z.array(z.unknown())])
    .nullish()
    .catch(null),
  error: text,
  data_removed: z.boolean().nullish().catch(null),
  urls: z.object({ get: text, cancel: text }).catch({ get: null, cancel: null }),
})
export type Prediction = z.infer<typeof Prediction>

/** The prediction in an answer, whatever its HTTP status says; undefined when there is none. */
export const predictionIn = (json: unknown): Prediction | undefined => Prediction.safeParse(json).data

/** The address of the picture of a prediction that is over; else what it came to. A state nobody documented is waited out. */
export function readPrediction(prediction: Prediction, upstream: Upstream): { address: string } | Look {
  const { name } = upstream
  switch (prediction.status) {
    case 'succeeded':
      return readOutput(prediction, upstream)
    case 'failed':
      return { over: failed(prediction.error ?? '', upstream) }
    case 'aborted':
      return {
        over: stopped('UPSTREAM_TIMEOUT', `${name} did not start the job in the time the studio allows.`),
      }
    case 'canceled':
      return { over: stopped('UPSTREAM_STOPPED', `${name} stopped the job before it was done.`) }
    default:
      return { pending: true }
  }
}

/** One address as text, or a list of them, by model. */
function readOutput({ output, data_removed }: Prediction, upstream: Upstream): { address: string } | Failure {
  const [first] = Array.isArray(output) ? output : [output]
  if (typeof first === 'string' && first !== '') return { address: first }
  return data_removed ? removed(upstream) : noPicture(upstream)
}

/** A filter shows in the words of the error alone. */
const FILTER = /nsfw|safety|sensitive|flagged|content policy|moderat/i

function failed(error: string, upstream: Upstream): Failure {
  const said = quotable(error, upstream.secret).replace(/\.$/, '')
  if (FILTER.test(said)) return { ...moderated(upstream), detail: said }
  return {
    kind: 'unavailable',
    code: 'UPSTREAM_JOB_FAILED',
    message: `${upstream.name} took the job, but it failed${said ? `: ${said}` : ''}.`,
    retryable: false,
  }
}

const stopped = (code: string, message: string): Failure => ({
  kind: 'unavailable',
  code,
  message,
  retryable: false,
})

const removed = ({ name }: Upstream): Failure => ({
  kind: 'bad-answer',
  code: 'UPSTREAM_PICTURE_GONE',
  message: `${name} has deleted the picture already.`,
  retryable: false,
})

const Fault = z.object({ title: text, detail: text, invalid_fields: z.unknown().optional() })

/** An answer that is an error: `title`, `detail`, `status`, and perhaps which fields. */
export function readFault({ answer, json }: JsonAnswer, upstream: Upstream): Failure {
  const fault = Fault.safeParse(json).data
  const fields = fault?.invalid_fields ? JSON.stringify(fault.invalid_fields) : ''
  const said = [fault?.detail ?? fault?.title, fields].filter(Boolean).join('; ')
  return faultOf(answer, quotable(said, upstream.secret).replace(/\.$/, ''), upstream)
}
