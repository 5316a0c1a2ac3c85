import { type Answer, type Broke, type Call, type Exchange, exchange, type UpstreamFetch } from './exchange'
import { jsonIn } from './json'
import type { CallOptions } from './provider'

const MB = 1024 * 1024

export type JsonCall = Pick<Call, 'method' | 'url'> & {
  headers?: Record<string, string>
  /** Anything that becomes JSON; absent for a call without a body. */
  body?: unknown
  /** Most bytes of the answer; 1 MB unless told. */
  maxBytes?: number
}
/** `json` is undefined when the answer is not JSON, or was cut. */
export type JsonAnswer = { answer: Answer; json: unknown }
export type Broken = Extract<Exchange, { broke: Broke }>

/** One call that takes and gives JSON, read whole. Never throws, never sends twice. */
export async function callJson(
  fetch: UpstreamFetch,
  { method, url, headers = {}, body, maxBytes = MB }: JsonCall,
  { signal, deadlineMs }: CallOptions,
): Promise<JsonAnswer | Broken> {
  const call: Call = {
    method,
    url,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }
  const result = await exchange(fetch, call, { signal, deadlineMs, maxBytes })
  return 'answer' in result ? { answer: result.answer, json: jsonIn(result.answer.bytes) } : result
}
