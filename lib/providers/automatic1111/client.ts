import { type Address, withoutCredentials } from '../address'
import type { UpstreamFetch } from '../exchange'
import { type Broken, callJson, type JsonAnswer } from '../json-call'
import type { CallOptions } from '../provider'
import { quotable } from '../redact'
import type { Upstream } from '../upstream'

export type WebUi = { upstream: Upstream; address: Address; fetch: UpstreamFetch; pollMs: number }

type Asking = { method: 'GET' | 'POST'; path: string; body?: unknown; maxBytes?: number }

/** One call of the server, with its Basic credentials when it has any. */
export const ask = (
  { address: { baseUrl, headers }, fetch }: WebUi,
  { path, ...call }: Asking,
  options: CallOptions,
): Promise<JsonAnswer | Broken> => callJson(fetch, { ...call, url: `${baseUrl}${path}`, headers }, options)

/** The server's own words, fit to be quoted in a sentence. */
export const wordsOf = (text: string, { address, upstream }: WebUi): string =>
  quotable(withoutCredentials(text, address), upstream.secret).replace(/\.$/, '')
