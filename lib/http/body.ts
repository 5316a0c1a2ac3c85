import { AppError, invalidInput } from '@/lib/core/errors'

/** The body's bytes; `tooLarge` is thrown before more than `maxBytes` of them are kept, INVALID_INPUT when it ends early. */
export async function readBody(request: Request, maxBytes: number, tooLarge: AppError): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge
  return gather(request, maxBytes, tooLarge).catch(cutShort)
}

async function gather(request: Request, maxBytes: number, tooLarge: AppError): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Who hung up in the middle reads no answer, and the log needs none. */
function cutShort(error: unknown): never {
  throw error instanceof AppError ? error : invalidInput([{ field: 'body', message: 'ended before its end' }])
}
