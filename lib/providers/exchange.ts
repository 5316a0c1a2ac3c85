import { Gathering } from './gathering'

/** The part of `fetch` that a provider needs; `globalThis.fetch` and the sandbox's fetch fit it as they are. */
export type UpstreamFetch = (url: string, init: UpstreamInit) => Promise<UpstreamResponse>
export type UpstreamInit = {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: FormData
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

const NOTHING_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
const RESET = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

function brokenBy(error: unknown): Exchange {
  const { code, message, neverConnected } = facts(error)
  const nothingSent = neverConnected || NOTHING_SENT.has(code)
  const broke = nothingSent
    ? 'unreachable'
    : RESET.has(code)
      ? 'reset'
      : code.startsWith('HPE_')
        ? 'garbled'
        : 'failed'
  return { broke, nothingSent, detail: `${code} ${message}`.trim() }
}

/** `fetch` hides the reason in `cause`; a refused dual-stack host hides it in `errors`. */
function facts(error: unknown): { code: string; message: string; neverConnected: boolean } {
  const all = [error, property(error, 'cause'), property(property(error, 'cause'), 'cause')].filter(Boolean)
  const code = all.map((each) => property(each, 'code')).findLast((each) => typeof each === 'string')
  const message = all
    .map((each) => property(each, 'message'))
    .findLast((each) => typeof each === 'string' && each)
  return {
    code: String(code ?? ''),
    message: String(message ?? ''),
    neverConnected: all.some((each) => property(each, 'neverConnected') === true),
  }
}

const property = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined
