import type { OutputFormat } from '../schema'

/** 32 hexadecimal characters, as the upstream's ids are. */
const newId = () => crypto.randomUUID().replaceAll('-', '')

const json = (status: number, body: unknown, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type, 'x-request-id': newId() } })

/** An error of the v2beta surface: `{ id, name, errors }`. */
export const fault = (status: number, name: string, ...errors: string[]): Response =>
  json(status, { id: newId(), name, errors })

/** An error of the v1 surface: one `message`. */
export const oldFault = (status: number, name: string, message: string): Response =>
  json(status, { id: newId(), name, message })

export const unauthorized = (): Response =>
  fault(401, 'unauthorized', 'missing or malformed authorization header')

export const moderated = (): Response =>
  fault(
    403,
    'content_moderation',
    'Your request was flagged by our content moderation system, as a result your request was denied and you were not charged.',
  )

export const rateLimited = (): Response =>
  fault(
    429,
    'rate_limit_exceeded',
    'You have exceeded the rate limit of 150 requests within a 10 second period, and have been timed out for 60 seconds.',
  )

export const outOfFunds = (): Response =>
  fault(
    402,
    'payment_required',
    'You lack sufficient credits to make this request. Please purchase more credits and try again.',
  )

export const internalError = (): Response =>
  fault(500, 'internal_error', 'An unexpected server error has occurred, please try again later.')

export const htmlPage = (): Response =>
  new Response(
    '<!doctype html><html><head><title>Gateway</title></head><body><h1>One moment, please</h1></body></html>',
    {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    },
  )

export const balance = (credits: number): Response => json(200, { credits })

/** An async order taken: 200, not 202. */
export const accepted = (id: string): Response => json(200, { id })

export const inProgress = (id: string): Response => json(202, { id, status: 'in-progress' })

export const unknownResult = (id: string): Response => fault(404, 'not_found', `id: no result for ${id}`)

/** A file as it goes out; no `seed` from operations that take none. */
export type Painted = { bytes: Buffer; format: OutputFormat; seed?: number | undefined; filtered: boolean }

/** A picture, as bytes with headers or as base64 in JSON, whichever was asked for. */
export function picture({ bytes, format, seed, filtered }: Painted, asJson: boolean): Response {
  const finish = filtered ? 'CONTENT_FILTERED' : 'SUCCESS'
  if (asJson)
    return json(
      200,
      { image: bytes.toString('base64'), finish_reason: finish, seed: seed ?? 0 },
      `application/json; type=image/${format}`,
    )
  return new Response(new Uint8Array(bytes), {
    status: 200,
    headers: {
      'content-type': `image/${format}`,
      'finish-reason': finish,
      ...(seed !== undefined && { seed: String(seed) }),
      'x-request-id': newId(),
    },
  })
}
