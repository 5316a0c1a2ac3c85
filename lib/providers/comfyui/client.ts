import { type Address, withoutCredentials } from '../address'
import { type Exchange, exchange, type UpstreamFetch } from '../exchange'
import type { CallOptions } from '../provider'
import { quotable } from '../redact'
import type { Upstream } from '../upstream'

/** `pollMs`: between two looks while the socket is silent or gone. */
export type ComfyServer = {
  upstream: Upstream
  address: Address
  fetch: UpstreamFetch
  pollMs: number
}

/** A job as both sides know it: `promptId` names it, `clientId` gets its messages. */
export type JobIds = { promptId: string; clientId: string }

const MAX_JSON_BYTES = 16 * 1024 * 1024

type Asking = {
  method: 'GET' | 'POST'
  path: string
  body?: FormData | object
  maxBytes?: number
}

/** One call of the server, a plain object going as JSON. */
export function ask(
  { address, fetch }: ComfyServer,
  { method, path, body, maxBytes = MAX_JSON_BYTES }: Asking,
  { signal, deadlineMs }: CallOptions,
): Promise<Exchange> {
  const isForm = body instanceof FormData
  const headers = {
    ...address.headers,
    'accept-encoding': 'identity',
    ...(body && !isForm && { 'content-type': 'application/json' }),
  }
  const sent = body && (isForm ? body : JSON.stringify(body))
  const call = { method, url: `${address.baseUrl}${path}`, headers, ...(sent && { body: sent }) }
  return exchange(fetch, call, { signal, deadlineMs: Math.max(1, deadlineMs), maxBytes })
}

/** The server's own words, fit to be quoted in a sentence. */
export const wordsOf = (text: string, { address, upstream }: ComfyServer, maxChars?: number): string =>
  quotable(withoutCredentials(text, address), upstream.secret, maxChars).replace(/\.$/, '')
