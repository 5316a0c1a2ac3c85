import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  accepted,
  balance,
  fault,
  htmlPage,
  inProgress,
  internalError,
  moderated,
  oldFault,
  outOfFunds,
  type Painted,
  picture,
  rateLimited,
  unauthorized,
  unknownResult,
} from './answers'
import { type Call, callOf, pause } from './call'
import { develop } from './develop'
import { type Misbehaviour, misbehaviourOf } from './misbehaviour'
import type { Operation, Order } from './operations/operation'
import { OPERATIONS } from './operations/operations'
import { Undecodable } from './pixels/raster'
import { fieldsOf, randomSeed, weigh } from './read-form'
import { type Results, resultsIn } from './results'

export type SandboxOptions = {
  /** The whole time a picture takes; absent, a human pause; 0, as fast as it can be drawn. */
  latencyMs?: number | undefined
  /** Where pictures wait that are fetched later; absent, under the system's temporary folder. */
  resultsFolder?: string
}
export type SandboxFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

const MAX_REQUEST_BYTES = 10 * 1024 * 1024
const CREDITS = 1000
/** A refusal comes sooner than a picture. */
const REFUSAL_MS = 300

const REFUSALS: Partial<Record<Misbehaviour, () => Response>> = {
  moderate: moderated,
  '402': outOfFunds,
  '429': rateLimited,
  '500': internalError,
  html: htmlPage,
}

async function orderIn(call: Call, operation: Operation): Promise<Order | Response> {
  const form = await call.form()
  if (!form) return fault(400, 'bad_request', 'content-type: must be multipart/form-data')
  if (weigh(form) > MAX_REQUEST_BYTES)
    return fault(413, 'payload_too_large', 'request: must be at most 10 MiB')
  const fields = fieldsOf(form)
  const order = await operation.read(fields)
  return order && fields.errors.length === 0 ? order : fault(400, 'bad_request', ...fields.errors)
}

async function drawn(order: Order, seed: number, acts: ReadonlySet<Misbehaviour>): Promise<Painted> {
  const filtered = acts.has('filter')
  const whole = await develop(await order.draw(seed), order.format, { blurred: filtered })
  const bytes = acts.has('truncated') ? whole.subarray(0, Math.floor(whole.length * 0.6)) : whole
  return { bytes, format: order.format, seed: order.seed === undefined ? undefined : seed, filtered }
}

async function render(
  call: Call,
  operation: Operation,
  { latencyMs }: SandboxOptions,
  results: Results,
): Promise<Response> {
  const started = performance.now()
  const left = (ms: number) => ms - (performance.now() - started)
  const order = await orderIn(call, operation)
  if (order instanceof Response) return order
  const seed = order.seed || randomSeed()
  const { acts, slowMs } = misbehaviourOf(order.said, seed)
  const wholeMs = slowMs ?? latencyMs ?? order.usualMs * (0.85 + (seed % 31) / 100)
  const refusal = [...acts].map((act) => REFUSALS[act]).find((answer) => answer !== undefined)
  if (refusal) {
    await pause(left(slowMs ?? Math.min(wholeMs, REFUSAL_MS)), call.signal)
    return refusal()
  }
  const painted = await drawn(order, seed, acts)
  if (operation.isAsync)
    return accepted(await results.keep(painted, call.key, Date.now() + Math.max(0, left(wholeMs))))
  await pause(left(wholeMs), call.signal)
  return picture(painted, call.wantsJson)
}

async function fetchLater(call: Call, id: string, results: Results): Promise<Response> {
  const found = await results.find(id, call.key)
  if (found.state === 'done') return picture(found.picture, call.wantsJson)
  return found.state === 'in-progress' ? inProgress(id) : unknownResult(id)
}

const undecodable = (cause: unknown): Response => {
  if (cause instanceof Undecodable) return fault(400, 'bad_request', 'image: could not be decoded')
  throw cause
}

const IMAGES = /\/v2beta\/stable-image\/((?:generate|edit|upscale|control)\/[a-z0-9-]+)$/
const RESULTS = /\/v2beta\/(?:results|stable-image\/[a-z-]+\/[a-z-]+\/result)\/([^/]+)$/

/**
 * A `fetch` that answers as Stability's REST surface does, whatever the base URL: every image route of v2beta,
 * the results of the async ones, and `GET /v1/user/balance`. Any key is good, none is 401. Rejects only when
 * `init.signal` aborts, or a disk is full.
 */
export function createSandboxFetch(options: SandboxOptions = {}): SandboxFetch {
  const results = resultsIn(options.resultsFolder ?? path.join(tmpdir(), 'triptych-sandbox-results'))
  return async (input, init) => {
    const call = callOf(input, init)
    if (call.signal?.aborted) throw call.signal.reason
    if (call.path.endsWith('/v1/user/balance') && call.method === 'GET')
      return call.key ? balance(CREDITS) : oldFault(401, 'unauthorized', 'missing authorization header')
    const operation = OPERATIONS.find((each) => each.path === IMAGES.exec(call.path)?.[1])
    const id = RESULTS.exec(call.path)?.[1]
    if (!operation && !id) return fault(404, 'not_found', 'no such route in the sandbox')
    const method = operation ? 'POST' : 'GET'
    if (call.method !== method) return fault(405, 'method_not_allowed', `method: must be ${method}`)
    if (!call.key) return unauthorized()
    return operation
      ? render(call, operation, options, results).catch(undecodable)
      : fetchLater(call, id ?? '', results)
  }
}
