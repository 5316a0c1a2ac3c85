import { AppError } from '@/lib/core/errors'
import { logger } from '@/lib/logger'
import { MissingBlob, storage } from '@/lib/storage'
import type { Servable } from './queries'
import { type Bytes, chooseBytes, disposition, fileNameOf, namesTag, rangeOf } from './rules'
import type { Variant } from './schema'

/** `fileName`, without its ending, instead of one made of the prompt. */
export type AskedBytes = { variant: Variant; download: boolean; fileName?: string }
type Chosen = { bytes: Bytes; settled: boolean }

/** How long an answer may be kept: told whether the bytes are final, or a smaller version is still being made. */
export type CachePolicy = {
  cacheControl: (settled: boolean) => string
  /** Never the original, nor anything as large: NOT_FOUND while there is no smaller version. */
  derivativesOnly?: boolean
}
/** Called before any of the original's bytes leave: not for a HEAD, nor for what the reader has already. */
type Leaving = (() => Promise<void>) | undefined

/**
 * The bytes of an image as HTTP: validators, one range, HEAD. For callers that have checked who asks; the rule of
 * caching is theirs.
 */
export async function serveBytes(
  image: Servable,
  asked: AskedBytes,
  request: Request,
  policy: CachePolicy,
  onOriginal?: Leaving,
): Promise<Response> {
  const { id, format, sha256, byteLength, made } = image
  const original = { format, sha256, byteLength }
  const accept = policy.derivativesOnly
    ? withWebp(request.headers.get('accept'))
    : request.headers.get('accept')
  const chosen = chooseBytes(asked.variant, accept, original, made ?? [])
  if (policy.derivativesOnly && chosen.bytes.sha256 === sha256) throw nothingSmaller()
  try {
    const leaving = chosen.bytes.sha256 === sha256 ? onOriginal : undefined
    return await answer(request, chosen, headersOf(image, asked, chosen, policy), leaving)
  } catch (error) {
    if (!(error instanceof MissingBlob) || chosen.bytes.sha256 === sha256) throw error
    logger().warn({ imageId: id, sha256: error.sha256 }, 'a variant is gone from storage')
    if (policy.derivativesOnly) throw nothingSmaller()
    const instead = { bytes: original, settled: false }
    return answer(request, instead, headersOf(image, asked, instead, policy), onOriginal)
  }
}

/** Who would have the original rather than WebP hears WebP all the same. */
const withWebp = (accept: string | null) => (accept ? `${accept}, image/webp` : null)
const nothingSmaller = () => new AppError('NOT_FOUND', 'There is nothing here under that address.')

async function answer(
  request: Request,
  { bytes }: Chosen,
  headers: Headers,
  onOriginal: Leaving,
): Promise<Response> {
  const etag = headers.get('etag') ?? ''
  if (namesTag(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers })
  const condition = request.headers.get('if-range')
  const wanted = condition === null || condition === etag ? request.headers.get('range') : null
  const range = rangeOf(wanted, bytes.byteLength)
  if (range === 'unsatisfiable') return beyond(bytes.byteLength)
  const length = range ? range.end - range.start + 1 : bytes.byteLength
  headers.set('content-type', `image/${bytes.format}`)
  // Next 16.4 leaves this one out of what it sends (send-response.js): the body then goes in chunks.
  headers.set('content-length', String(length))
  if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${bytes.byteLength}`)
  const status = range ? 206 : 200
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  await onOriginal?.()
  const { stream } = await storage().open(bytes.sha256, range ?? undefined)
  return new Response(stream, { status, headers })
}

const beyond = (byteLength: number): Response =>
  new Response(null, {
    status: 416,
    headers: { 'content-range': `bytes */${byteLength}`, 'cache-control': 'no-store' },
  })

function headersOf(
  image: Servable,
  { download, fileName }: AskedBytes,
  { bytes, settled }: Chosen,
  { cacheControl }: CachePolicy,
): Headers {
  const named = { ...image, ...(fileName && { fileName }), format: bytes.format }
  return new Headers({
    etag: `"${bytes.sha256.slice(0, 32)}"`,
    'cache-control': cacheControl(settled),
    vary: 'accept',
    'accept-ranges': 'bytes',
    'content-disposition': disposition(download ? 'attachment' : 'inline', fileNameOf(named)),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  })
}
