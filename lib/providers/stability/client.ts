import { type Call, type Exchange, exchange, type UpstreamFetch } from '../exchange'
import type { CallOptions, RenderRequest } from '../provider'
import { expectedSize } from '../rules'
import type { Upstream } from '../upstream'
import { payloadFor } from './payload'
import { routeOf } from './routes'

const MB = 1024 * 1024
/** A 1 megapixel PNG is 1 to 3 MB; base64 in JSON adds a third. */
const USUAL_ANSWER_BYTES = 32 * MB
const LONGEST_ANSWER_BYTES = 128 * MB
/** A pixel of an RGBA PNG that hardly compresses, with room. */
const BYTES_PER_PIXEL = 6

export type StabilityAccount = {
  upstream: Upstream
  baseUrl: string
  fetch: UpstreamFetch
  /** Least time between two looks at a job. */
  pollEveryMs: number
}

/** One POST of the capability's route, as multipart. */
export function postForm(
  account: StabilityAccount,
  request: RenderRequest,
  accept: string,
  { signal, deadlineMs }: CallOptions,
): Promise<Exchange> {
  const body = new FormData()
  for (const [name, value] of payloadFor(request)) body.append(name, value)
  const call = callTo(account, 'POST', routeOf(request).path, accept, body)
  return exchange(account.fetch, call, { signal, deadlineMs, maxBytes: longestAnswer(request) })
}

/** Most bytes a picture of the expected size can have: an upscaled PNG of 16 megapixels passes 32 MB. */
export function longestAnswer({ capability, settings, images }: RenderRequest): number {
  const { widthPx = 0, heightPx = 0 } = expectedSize(capability, settings, images.image) ?? {}
  const bytes = widthPx * heightPx * BYTES_PER_PIXEL
  return Math.min(LONGEST_ANSWER_BYTES, Math.max(USUAL_ANSWER_BYTES, bytes))
}

/** A call with the key; `content-type` is left out: only the HTTP client knows the boundary it writes. */
export function callTo(
  { upstream, baseUrl }: StabilityAccount,
  method: Call['method'],
  path: string,
  accept: string,
  body?: FormData,
): Call {
  const headers = {
    authorization: `Bearer ${upstream.secret}`,
    accept,
    'accept-encoding': 'identity',
    'stability-client-id': 'triptych',
  }
  return { method, url: `${baseUrl.replace(/\/+$/, '')}${path}`, headers, ...(body && { body }) }
}
