import { AppError, invalidInput } from '@/lib/core/errors'
import { readBody } from './body'

/** `fileName` as the sender wrote it; raw bytes have none. */
export type SentFile = { bytes: Buffer; fileName?: string }

const FRAME_BYTES = 16 * 1024
const AS_BYTES = /^(?:image\/[\w.+-]+|application\/octet-stream)$/
const BOUNDARY = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i

/**
 * The one file a request brings: the body itself, or the part `file` of multipart/form-data. The declared type
 * only says which of the two. Throws UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE or INVALID_INPUT.
 */
export async function readFile(request: Request, maxBytes: number): Promise<SentFile> {
  const declared = request.headers.get('content-type') ?? ''
  const type = declared.split(';')[0]?.trim().toLowerCase() ?? ''
  if (AS_BYTES.test(type)) return { bytes: await readBody(request, maxBytes, tooLarge(maxBytes)) }
  if (type !== 'multipart/form-data')
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'content-type: must be of an image, or multipart/form-data')
  const body = await readBody(request, maxBytes + FRAME_BYTES, tooLarge(maxBytes))
  const file = await onlyPart(body, declared)
  if (file.size > maxBytes) throw tooLarge(maxBytes)
  return { bytes: Buffer.from(await file.arrayBuffer()), fileName: file.name }
}

async function onlyPart(body: Buffer, declared: string): Promise<File> {
  const [, quoted, plain] = BOUNDARY.exec(declared) ?? []
  if (!frames(body, `--${quoted ?? plain}`)) throw notOneFile()
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': declared } })
    .formData()
    .catch(() => new FormData())
  const [part, ...others] = form
  if (others.length > 0 || part?.[0] !== 'file' || !(part[1] instanceof File)) throw notOneFile()
  return part[1]
}

/** Just the two lines around one part: ten megabytes could be a hundred thousand of them to parse. */
function frames(body: Buffer, line: string): boolean {
  const second = body.indexOf(line, line.length)
  return body.indexOf(line) === 0 && second > 0 && body.indexOf(line, second + line.length) < 0
}

const notOneFile = () =>
  invalidInput([{ field: 'file', message: 'must be the one part of the form, and a file' }])

const tooLarge = (maxBytes: number) => {
  const message = `must be at most ${maxBytes / 1024 / 1024} MiB`
  return new AppError('PAYLOAD_TOO_LARGE', `file: ${message}`, {
    details: { fields: [{ field: 'file', message }] },
  })
}
