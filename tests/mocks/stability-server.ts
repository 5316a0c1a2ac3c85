import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { openOnLoopback } from './loopback'
import { type Part, parseMultipart } from './multipart'
import { play, type Scenario } from './scenario'
import { fault, faults, ok } from './stability-answers'
import { readCall, routeAt } from './stability-contract'
import type { Size } from './stability-fields'
import { createJobs, type Jobs } from './stability-jobs'
import { type Answering, scriptOf } from './stability-script'

export type { Answering } from './stability-script'

export type RecordedRequest = {
  method: string
  path: string
  headers: IncomingMessage['headers']
  /** Undefined when the body is not well-formed multipart. */
  parts: Part[] | undefined
  bodyBytes: number
  /** How the request breaks the documented contract; empty for a good one. */
  breaches: string[]
  /** Width and height in pixels of the picture it asks for. */
  size: Size
  /** On a route whose picture comes later: takes the order and answers with its id. */
  order?: () => Scenario
  /** Milliseconds of `performance.now()` when its first byte and its last byte had come. */
  startedMs: number
  receivedMs: number
  field(name: string): string | undefined
  /** Set when the connection has closed: what had left by then, and whether that was the whole answer. */
  closed: Promise<{ sentBytes: number; complete: boolean }>
}

export type StabilityServer = {
  url: string
  /** Calls that ask for a picture, in the order their bodies were complete. */
  requests: RecordedRequest[]
  count(): number
  /** What every later call gets; an array is played in order, its last one for ever. */
  setAnswer(answer: Answering | readonly Answering[]): void
  setLatency(latencyMs: number): void
  /** The orders whose picture comes later. */
  jobs: Jobs
  close(): Promise<void>
}

const MAX_REQUEST_BYTES = 10 * 1024 * 1024

/**
 * A stand-in for api.stability.ai over real HTTP on a free loopback port. It checks each call against the
 * documented contract by itself, then replays what it was told to; by default a healthy answer.
 */
export async function startStabilityServer(
  options: { latencyMs?: number; answer?: Answering | readonly Answering[]; credits?: number } = {},
): Promise<StabilityServer> {
  const requests: RecordedRequest[] = []
  let latencyMs = options.latencyMs ?? 0
  let script = scriptOf(options.answer ?? ok)
  const jobs = createJobs()
  const answer = async (request: RecordedRequest): Promise<Scenario> => {
    if (request.path === '/v1/user/balance') return balance(request, options.credits ?? 25)
    const id = request.method === 'GET' ? jobs.idAt(request.path) : undefined
    if (id) return jobs.look(id, request.headers)
    requests.push(request)
    if (routeAt(request.path)?.later) request.order = () => jobs.accept(request)
    const scenario = await (violation(request) ?? script()(request))
    return { ...scenario, latencyMs: scenario.latencyMs ?? latencyMs }
  }
  const server = createServer((incoming, response) => {
    void receive(incoming, response).then(
      async (request) => play(await answer(request), response),
      ignoreHangUp,
    )
  })
  return {
    ...(await openOnLoopback(server)),
    requests,
    count: () => requests.length,
    setAnswer: (answer) => {
      script = scriptOf(answer)
    },
    setLatency: (ms) => {
      latencyMs = ms
    },
    jobs: jobs.control,
  }
}

/** What the real one says to a call that breaks its contract; undefined for a good call. */
function violation(request: RecordedRequest): Scenario | undefined {
  if (!routeAt(request.path)) return faults.notFound
  if (request.method !== 'POST') return fault(405, 'method_not_allowed', 'method: must be POST')
  if (!hasKey(request)) return faults.unauthorized
  if (request.bodyBytes > MAX_REQUEST_BYTES) return faults.tooLarge
  if (!ACCEPTED.includes(request.headers.accept ?? 'image/*')) return faults.badAccept
  if (!request.parts) return faults.notMultipart
  return request.breaches.length > 0 ? fault(400, 'bad_request', ...request.breaches) : undefined
}

const ACCEPTED = ['image/*', 'application/json', '*/*']
const hasKey = (request: RecordedRequest) => /^Bearer \S+$/.test(request.headers.authorization ?? '')

const balance = (request: RecordedRequest, credits: number): Scenario =>
  hasKey(request)
    ? { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ credits }) }
    : faults.unauthorized

async function receive(incoming: IncomingMessage, response: ServerResponse): Promise<RecordedRequest> {
  const startedMs = performance.now()
  const { socket } = incoming
  const sentBefore = socket.bytesWritten
  const closed = new Promise<{ sentBytes: number; complete: boolean }>((resolve) => {
    response.once('close', () =>
      resolve({ sentBytes: socket.bytesWritten - sentBefore, complete: response.writableFinished }),
    )
  })
  const body = await buffer(incoming)
  const parts = parseMultipart(incoming.headers['content-type'], body)
  const route = routeAt(incoming.url ?? '')
  const read = parts && route && (await readCall(route, parts))
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    parts,
    bodyBytes: body.length,
    breaches: read?.breaches ?? [parts ? 'path: unknown' : 'content-type: must be multipart/form-data'],
    size: read?.size ?? [1024, 1024],
    startedMs,
    receivedMs: performance.now(),
    field: (name) => parts?.find((part) => part.name === name)?.data.toString(),
    closed,
  }
}

/** The caller went away while sending: there is nobody left to answer. */
const ignoreHangUp = () => undefined
