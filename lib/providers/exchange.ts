import { Gathering } from './gathering'

/** The part of `fetch` that a provider needs; `globalThis.fetch` and the sandbox's fetch fit it as they are. */
export type UpstreamFetch = (url: string, init: UpstreamInit) => Promise<UpstreamResponse>
export type UpstreamInit = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  headers: Record<string, string>
  /** Text is JSON, as a rule; say its type in the headers. A form writes its own type, with the boundary. */
  body?: FormData | string | Buffer<ArrayBuffer>
  signal: AbortSignal
  redirect: 'manual'
}
export type UpstreamResponse = {
  status: number
  headers: { get(name: string): string | null }
  body: AsyncIterable<Uint8Array> | null
}

export type Call = Pick<UpstreamInit, 'method' | 'headers' | 'body'> & { url: string }
export type Limits = { signal: AbortSignal; deadlineMs: number; maxBytes: number }

/** `cut`: the connection broke before the body was complete; `bytes` is what came. */
export type Answer = { status: number; header(name: string): string | null; bytes: Buffer; cut: boolean }

/**
 * `unreachable`: proven that nothing was sent. `reset`: broke after sending, before an answer.
 * `garbled`: what came is not HTTP. `failed`: anything else, nothing proven.
 */
export type Broke = 'unreachable' | 'reset' | 'garbled' | 'deadline' | 'cancelled' | 'oversized' | 'failed'
export type Exchange = { answer: Answer } | { broke: Broke; nothingSent: boolean; detail: string }

/**
 * One HTTP call, read whole. Never throws, never sends twice, and never outlives `deadlineMs` or the
 * caller's signal even when the injected fetch ignores both. Stops reading past `maxBytes`.
 */
export async function exchange(fetch: UpstreamFetch, call: Call, limits: Limits): Promise<Exchange> {
  if (limits.signal.aborted)
    return { broke: 'cancelled', nothingSent: true, detail: 'cancelled before sending' }
  const stop = new AbortController()
  const { promise: stopped, resolve } = Promise.withResolvers<Exchange>()
  const end = (broke: Broke) => {
    resolve({ broke, nothingSent: false, detail: `${call.method} stopped: ${broke}` })
    stop.abort()
  }
  const cancel = () => end('cancelled')
  const timer = setTimeout(() => end('deadline'), limits.deadlineMs)
  limits.signal.addEventListener('abort', cancel, { once: true })
  try {
    return await Promise.race([stopped, send(fetch, call, stop.signal, limits.maxBytes)])
  } finally {
    clearTimeout(timer)
    limits.signal.removeEventListener('abort', cancel)
  }
}

async function send(
  fetch: UpstreamFetch,
  call: Call,
  signal: AbortSignal,
  maxBytes: number,
): Promise<Exchange> {
  const { url, ...init } = call
  try {
    return await read(await fetch(url, { ...init, signal, redirect: 'manual' }), signal, maxBytes)
  } catch (error) {
    return brokenBy(error)
  }
}

async function read(from: UpstreamResponse, signal: AbortSignal, maxBytes: number): Promise<Exchange> {
  const declared = Number(from.headers.get('content-length') ?? 0)
  const gathering = new Gathering(declared <= maxBytes ? declared : 0)
  const answer = (cut: boolean): Exchange => ({
    answer: { status: from.status, header: (name) => from.headers.get(name), bytes: gathering.take(), cut },
  })
  try {
    for await (const chunk of from.body ?? []) {
      if (signal.aborted) break
      if (declared > maxBytes || gathering.size + chunk.length > maxBytes) return oversized(maxBytes)
      gathering.add(chunk)
    }
    return answer(gathering.size < declared)
  } catch {
    return answer(true)
  }
}

const oversized = (maxBytes: number): Exchange => ({
  broke: 'oversized',
  nothingSent: false,
  detail: `more than ${maxBytes} bytes`,
})

const NOTHING_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/
const RESET = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/
const GARBLED = /^(HTTPParserError|HPE_.*|UND_ERR_HEADERS_OVERFLOW)$/

/** `fetch` hides the reason in `cause`, and undici's parser tells it by `name` alone. */
function brokenBy(error: unknown): Exchange {
  const chain = [error, property(error, 'cause'), property(property(error, 'cause'), 'cause')]
  const signs = chain.flatMap((each) => [property(each, 'code'), property(each, 'name')]).filter(isText)
  const shows = (pattern: RegExp) => signs.some((sign) => pattern.test(sign))
  const nothingSent = shows(NOTHING_SENT) || chain.some((each) => property(each, 'neverConnected') === true)
  const broke = nothingSent ? 'unreachable' : shows(RESET) ? 'reset' : shows(GARBLED) ? 'garbled' : 'failed'
  const message = chain.map((each) => property(each, 'message')).findLast(isText)
  return { broke, nothingSent, detail: `${signs.join(' ')}: ${message}` }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const property = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined
