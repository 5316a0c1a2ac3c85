import type { z } from 'zod'
import { AppError, type FieldError, fieldErrors, invalidInput } from '@/lib/core/errors'
import { readBody } from './body'
import { illegible } from './legible'

export type Schemas = { params?: z.ZodType; query?: z.ZodType; headers?: z.ZodType; body?: z.ZodType }

const MAX_BODY_BYTES = 256 * 1024
const tooLarge = () => new AppError('PAYLOAD_TOO_LARGE', `body: must be at most ${MAX_BODY_BYTES / 1024} KiB`)

/** Parses each part of the request that has a schema. Throws INVALID_INPUT naming every field and rule. */
export async function parseInput(
  request: Request,
  params: unknown,
  schemas: Schemas,
): Promise<Record<string, unknown>> {
  const fields: FieldError[] = []
  const parsed: Record<string, unknown> = {}
  const take = (part: keyof Schemas, raw: unknown) => {
    const result = schemas[part]?.safeParse(raw)
    if (result?.success) parsed[part] = result.data
    if (result) fields.push(...(result.success ? illegible(result.data) : fieldErrors(result.error)))
  }
  if (schemas.params) take('params', params)
  // Before reading a body: an id that cannot exist is as unknown as any other.
  if (fields.length > 0) throw new AppError('NOT_FOUND', 'There is nothing here under that address.')
  if (schemas.query) take('query', Object.fromEntries(new URL(request.url).searchParams))
  if (schemas.headers) take('headers', Object.fromEntries(request.headers))
  if (schemas.body) take('body', await readJson(request))
  if (fields.length > 0) throw invalidInput(fields)
  return parsed
}

async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'content-type: must be application/json')
  const text = (await readBody(request, MAX_BODY_BYTES, tooLarge())).toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw invalidInput([{ field: 'body', message: 'must be valid JSON' }])
  }
}
