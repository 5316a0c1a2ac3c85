import { z } from 'zod'
import type { JsonAnswer } from '../json-call'
import type { Failure } from '../provider'
import { quotable } from '../redact'
import { faultOf, moderated, outOfFunds } from '../status-fault'
import type { Upstream } from '../upstream'

const text = z.string().optional().catch(undefined)
const Detail = z.object({ loc: z.array(z.union([z.string(), z.number()])).catch([]), msg: text, type: text })
/** A model's error lists details; the platform's has one sentence. Source: fal docs, Model Errors. */
const Fault = z.object({
  detail: z
    .union([z.string(), z.array(Detail.nullable().catch(null))])
    .optional()
    .catch(undefined),
  error_type: text,
})
type Fault = z.infer<typeof Fault>

/** True when the answer speaks fal's own language of errors: then it is about the job and not about the way. */
export const isOwnFault = ({ answer, json }: JsonAnswer): boolean =>
  Fault.safeParse(json).data?.detail !== undefined || answer.header('x-fal-error-type') !== null

/** An answer other than success as a failure; the `type` of a detail decides, never its words. */
export function readFault({ answer, json }: JsonAnswer, upstream: Upstream): Failure {
  const fault: Fault = Fault.safeParse(json).data ?? { error_type: undefined }
  const types = typesIn(fault)
  const said = quotable(saidIn(fault), upstream.secret).replace(/\.$/, '')
  const errorType = quotable(answer.header('x-fal-error-type') ?? fault.error_type ?? '', upstream.secret, 60)
  const base = faultOf(answer, said, upstream)
  const detail = [base.detail, errorType, ...types.map((type) => quotable(type, upstream.secret, 60))]
    .filter(Boolean)
    .join('; ')
  if (types.includes('content_policy_violation')) return { ...moderated(upstream), detail }
  if (answer.status === 403 && EMPTY_ACCOUNT.test(said)) return { ...outOfFunds(upstream), detail }
  return { ...base, detail }
}

/** The status of an empty account is not documented; its words are all there is. */
const EMPTY_ACCOUNT = /balance|billing|payment|credits?\b|locked/i

const typesIn = ({ detail }: Fault): string[] =>
  Array.isArray(detail) ? detail.flatMap((each) => (each?.type ? [each.type] : [])) : []

function saidIn({ detail }: Fault): string {
  if (!Array.isArray(detail)) return detail ?? ''
  return detail.flatMap((each) => (each?.msg ? [`${fieldOf(each.loc)}${each.msg}`] : [])).join('; ')
}

/** `["body", "guidance_scale"]` is about guidance_scale. */
function fieldOf(loc: readonly (string | number)[]): string {
  const path = loc.filter((part) => part !== 'body').join('.')
  return path && `${path}: `
}
