import { type PictureFormat, picture as pictureOf, pngPicture } from './pictures'
import type { Scenario } from './scenario'
import type { RecordedRequest } from './stability-server'

export const REQUEST_ID = '9a1f0c1e8f1e4d2c9a1f0c1e8f1e4d2c'
type Of = (request: RecordedRequest) => Scenario | Promise<Scenario>
type ByteHeaders = {
  seed?: string
  'finish-reason'?: string
  'content-type'?: string
  'x-request-id'?: string
}

const seedOf = (request: RecordedRequest) => (Number(request.field('seed') ?? 0) || 424242).toString()

/** A 200 in byte mode with the three documented headers; `undefined` in `more` leaves one out. */
export const bytes = (request: RecordedRequest, body: Buffer | string, more: ByteHeaders = {}): Scenario => {
  const all: ByteHeaders = {
    'content-type': `image/${request.field('output_format') ?? 'png'}`,
    'finish-reason': 'SUCCESS',
    seed: seedOf(request),
    'x-request-id': REQUEST_ID,
    ...more,
  }
  const headers = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
  return { status: 200, headers, body }
}

/** A 200 in JSON mode: base64, no `seed` nor `finish-reason` header. */
export const json = (value: unknown, format: PictureFormat = 'png'): Scenario => ({
  status: 200,
  headers: { 'content-type': `application/json; type=image/${format}`, 'x-request-id': REQUEST_ID },
  body: JSON.stringify(value),
})

const wanted = (request: RecordedRequest): PictureFormat => {
  const format = request.field('output_format')
  return format === 'jpeg' || format === 'webp' ? format : 'png'
}

/** The picture that was asked for: right size, right format, small. */
export const goodPicture = (request: RecordedRequest, format = wanted(request)) =>
  pictureOf(format, ...request.size)

/** What a healthy upstream answers with the picture, at once or later. */
export const picture: Of = async (request) => bytes(request, await goodPicture(request))

/** What a healthy upstream answers to a call: the picture, or the id of an order. */
export const ok: Of = (request) => request.order?.() ?? picture(request)

/** The answer to an order: its id and nothing else. */
export const accepted = (id: string): Scenario => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'x-request-id': REQUEST_ID },
  body: JSON.stringify({ id }),
})

/** The answer to a look at an order that is not done. */
export const inProgress = (id: string): Scenario => ({
  status: 202,
  headers: { 'content-type': 'application/json', 'x-request-id': REQUEST_ID },
  body: JSON.stringify({ id, status: 'in-progress' }),
})

/** The same at the weight of a real one: 1.5 MB for a square. For benches. */
export const okHeavy: Of = (request) => bytes(request, pngPicture(...request.size, true))

export const okJson: Of = async (request) =>
  json({
    image: (await goodPicture(request)).toString('base64'),
    finish_reason: 'SUCCESS',
    seed: Number(seedOf(request)),
  })

export const filteredHeader: Of = async (request) =>
  bytes(request, await goodPicture(request), { 'finish-reason': 'CONTENT_FILTERED' })

export const filteredJson: Of = async (request) =>
  json({ image: (await goodPicture(request)).toString('base64'), finish_reason: 'CONTENT_FILTERED', seed: 7 })

/** A documented error: v2beta's `{ id, name, errors }`. */
export const fault = (status: number, name: string, ...errors: string[]): Scenario => ({
  status,
  headers: { 'content-type': 'application/json', 'x-request-id': REQUEST_ID },
  body: JSON.stringify({ id: REQUEST_ID, name, errors }),
})

/** The older `{ id, name, message }` of the v1 routes. */
export const faultV1 = (status: number, name: string, message: string): Scenario => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ id: REQUEST_ID, name, message }),
})

export const FLAGGED =
  'Your request was flagged by our content moderation system, as a result your request was denied and you were not charged.'
export const faults = {
  badRequest: fault(400, 'bad_request', 'prompt: must be at most 10000 characters long'),
  notMultipart: fault(400, 'bad_request', 'content-type: must be multipart/form-data'),
  badAccept: fault(400, 'bad_request', 'accept: must be one of image/*, application/json'),
  unauthorized: fault(401, 'unauthorized', 'authorization: missing or invalid API key'),
  outOfFunds: fault(402, 'payment_required', 'You lack sufficient credits to make this request.'),
  moderated: fault(403, 'content_moderation', FLAGGED),
  denied: faultV1(403, 'permission_denied', 'You do not have permission to access this resource'),
  notFound: fault(404, 'not_found', 'Not Found'),
  tooLarge: fault(413, 'payload_too_large', 'body: payload cannot be larger than 10MiB in size'),
  unprocessable: fault(422, 'invalid_language', 'English is the only supported language for this service.'),
  rateLimited: fault(
    429,
    'rate_limit_exceeded',
    'You have exceeded the rate limit of 150 requests within a 10 second window.',
  ),
  internal: fault(500, 'internal_error', 'An unexpected server error has occurred, please try again later.'),
} as const

export const HTML =
  '<!doctype html><html><head><title>502</title></head><body><h1>Bad gateway</h1></body></html>'
export const html = (status: number): Scenario => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: HTML,
})
