import {
  balance,
  fault,
  htmlPage,
  internalError,
  moderated,
  oldFault,
  outOfFunds,
  picture,
  rateLimited,
  unauthorized,
} from './answers'
import { handOf, lookOf } from './looks'
import { type Misbehaviour, misbehaviourOf } from './misbehaviour'
import { paint, sizeFor } from './paint'
import { type Order, randomSeed, readForm, weigh } from './read-form'

/** `latencyMs` is the whole time a picture takes; absent, a human pause per model; 0, as fast as it can be drawn. */
export type SandboxOptions = { latencyMs?: number }
export type SandboxFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

const MAX_REQUEST_BYTES = 10 * 1024 * 1024
const CREDITS = 1000

const REFUSALS: Partial<Record<Misbehaviour, () => Response>> = {
  moderate: moderated,
  '402': outOfFunds,
  '429': rateLimited,
  '500': internalError,
  html: htmlPage,
}

type Call = {
  path: string
  method: string
  headers: Headers
  form(): Promise<FormData | undefined>
  signal?: AbortSignal
}

function callOf(input: string | URL | Request, init: RequestInit = {}): Call {
  const request = input instanceof Request ? input : undefined
  const headers = new Headers(init.headers ?? request?.headers)
  return {
    path: new URL(request?.url ?? String(input)).pathname,
    method: (init.method ?? request?.method ?? 'GET').toUpperCase(),
    headers,
    form: () => formOf(init.body, request, headers),
    signal: init.signal ?? request?.signal,
  }
}

const isForm = (body: unknown): body is FormData =>
  typeof body === 'object' && body !== null && Object.prototype.toString.call(body) === '[object FormData]'

async function formOf(
  body: unknown,
  request: Request | undefined,
  headers: Headers,
): Promise<FormData | undefined> {
  if (isForm(body)) return body
  if (!headers.get('content-type')?.toLowerCase().startsWith('multipart/form-data')) return undefined
  const carrier = body === undefined || body === null ? request : new Response(body as BodyInit, { headers })
  return carrier?.formData().catch(() => undefined)
}

/** Waits, but not past an abort: then it rejects with the signal's reason, as `fetch` does. */
function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason)
  if (ms <= 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

async function draw(
  order: Order,
  seed: number,
  acts: ReadonlySet<Misbehaviour>,
  asJson: boolean,
): Promise<Response> {
  const size = await sizeFor(order)
  if ('error' in size) return fault(400, 'bad_request', size.error)
  const filtered = acts.has('filter')
  const bytes = await paint({ ...order, ...size, seed }, order.format, {
    blurred: filtered,
    source: order.source,
  })
  const sent = acts.has('truncated') ? bytes.subarray(0, Math.floor(bytes.length * 0.6)) : bytes
  return picture({ bytes: sent, format: order.format, seed, filtered }, asJson)
}

async function generate(call: Call, options: SandboxOptions): Promise<Response> {
  const started = performance.now()
  const form = await call.form()
  if (!form) return fault(400, 'bad_request', 'content-type: must be multipart/form-data')
  if (weigh(form) > MAX_REQUEST_BYTES)
    return fault(413, 'payload_too_large', 'request: must be at most 10 MiB')
  const read = await readForm(form)
  if ('errors' in read) return fault(400, 'bad_request', ...read.errors)
  const { order } = read
  const seed = order.seed === 0 ? randomSeed() : order.seed
  const { acts, slowMs } = misbehaviourOf(`${order.prompt} ${order.negative}`, seed)
  const usualMs = handOf(lookOf(order.model)).usualMs * (0.85 + (seed % 31) / 100)
  const wholeMs = slowMs ?? options.latencyMs ?? usualMs
  const refusal = [...acts].map((act) => REFUSALS[act]).find((answer) => answer !== undefined)
  const asJson = /^application\/json/i.test(call.headers.get('accept') ?? '')
  const answer = refusal ? refusal() : await draw(order, seed, acts, asJson)
  await pause(
    (refusal && !slowMs ? Math.min(wholeMs, 300) : wholeMs) - (performance.now() - started),
    call.signal,
  )
  return answer
}

/**
 * A `fetch` that answers as Stability's REST surface does, whatever the base URL: `POST
 * /v2beta/stable-image/generate/sd3` and `GET /v1/user/balance`. Any key is good, none is 401. Rejects only
 * when `init.signal` aborts.
 */
export function createSandboxFetch(options: SandboxOptions = {}): SandboxFetch {
  return async (input, init) => {
    const call = callOf(input, init)
    if (call.signal?.aborted) throw call.signal.reason
    const known = call.headers
      .get('authorization')
      ?.replace(/^Bearer\s*/i, '')
      .trim()
    if (call.path.endsWith('/v1/user/balance') && call.method === 'GET')
      return known ? balance(CREDITS) : oldFault(401, 'unauthorized', 'missing authorization header')
    if (!call.path.endsWith('/v2beta/stable-image/generate/sd3'))
      return fault(404, 'not_found', 'no such route in the sandbox')
    if (call.method !== 'POST') return fault(405, 'method_not_allowed', 'method: must be POST')
    return known ? generate(call, options) : unauthorized()
  }
}

/** The sandbox with its human pauses. */
export const sandboxFetch: SandboxFetch = createSandboxFetch()
