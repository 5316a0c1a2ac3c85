import { z } from 'zod'
import type { Answer } from '../exchange'
import { jsonIn } from '../json'
import type { Failure } from '../provider'
import { faultOf } from '../status-fault'
import { type ComfyServer, wordsOf } from './client'

const text = z.string().optional().catch(undefined)
const ErrorObject = z.object({
  type: text,
  message: text,
  details: text,
  extra_info: z.object({ input_name: text }).optional().catch(undefined),
})
const NodeError = z.object({ class_type: text, errors: z.array(ErrorObject).catch([]) })
/** `error` is an object, or on older servers a plain string; `node_errors` is an object, or an empty array. */
const Refusal = z.object({
  error: z
    .union([z.string().transform((message) => ({ message })), ErrorObject])
    .optional()
    .catch(undefined),
  node_errors: z.record(z.string(), NodeError).catch({}),
})
type Refusal = z.output<typeof Refusal>
type Problem = z.output<typeof ErrorObject> & { node?: string | undefined }

export const refused = (code: string, message: string, detail?: string): Failure => ({
  kind: 'refused',
  code,
  message,
  retryable: false,
  ...(detail && { detail }),
})

export const badAnswer = (code: string, message: string, detail?: string): Failure => ({
  ...refused(code, message, detail),
  kind: 'bad-answer',
})

/** What a body complains of, node by node; empty when it complains of no node. */
export const nodeProblems = (json: unknown): Problem[] =>
  problemsIn(Refusal.safeParse(json).data ?? { node_errors: {} })

const problemsIn = ({ node_errors }: Pick<Refusal, 'node_errors'>): Problem[] =>
  Object.values(node_errors).flatMap(({ class_type, errors }) =>
    (errors.length > 0 ? errors : [{ message: 'is not valid' }]).map((error) => ({
      ...error,
      node: class_type,
    })),
  )

/** A graph that is not run. A file that is not in a loader's list is the sign of one that is not installed. */
export function readRefusal(json: unknown, server: ComfyServer): Failure {
  const refusal: Refusal = Refusal.safeParse(json).data ?? { node_errors: {} }
  const problems = problemsIn(refusal)
  const missing = problems.find(isMissingFile)
  const said = [...problems, ...(problems.length === 0 && refusal.error ? [refusal.error] : [])]
    .map(told)
    .join('; ')
  const words = wordsOf(said, server)
  if (missing) return notInstalled(missing, words)
  return refused('UPSTREAM_BAD_REQUEST', `ComfyUI did not accept the request${words && `: ${words}`}.`, words)
}

const inputOf = ({ extra_info, details }: Problem): string =>
  extra_info?.input_name ?? /^(\w+):/.exec(details ?? '')?.[1] ?? ''

const isMissingFile = (problem: Problem): boolean =>
  problem.type === 'value_not_in_list' && /^(ckpt|clip)_name\d?$/.test(inputOf(problem))

const notInstalled = (problem: Problem, detail: string): Failure =>
  refused(
    'UPSTREAM_NOT_FOUND',
    inputOf(problem).startsWith('ckpt')
      ? 'This checkpoint is not installed on the ComfyUI server. Whoever runs the studio has to put it there.'
      : 'A text encoder of this checkpoint is not installed on the ComfyUI server. Whoever runs the studio has to put it there.',
    detail,
  )

const told = ({ node, message, details }: Problem): string =>
  `${node ? `${node}: ` : ''}${[message, details].filter(Boolean).join(' ')}`

/** An answer other than 200 to any call. ComfyUI has no sign-in: 401 and 403 are a proxy's. */
export function readStatus(answer: Answer, server: ComfyServer): Failure {
  switch (answer.status) {
    case 400:
      return readRefusal(jsonIn(answer.bytes), server)
    case 401:
    case 403:
      return refused('UPSTREAM_UNAUTHORIZED', LOCKED, `status ${answer.status}`)
    case 404:
      return refused('UPSTREAM_NOT_FOUND', 'There is no ComfyUI at the address the studio has for it.')
    default:
      return faultOf(answer, '', server.upstream)
  }
}

const LOCKED =
  'The ComfyUI server did not let the studio in. Whoever runs the studio has to look at its address and password.'
