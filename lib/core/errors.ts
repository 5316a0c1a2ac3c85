import type { z } from 'zod'

/** Every code the API can answer with, and its HTTP status. */
export const STATUS_OF = {
  INVALID_INPUT: 400,
  UNAUTHENTICATED: 401,
  INSUFFICIENT_CREDITS: 402,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RANGE_NOT_SATISFIABLE: 416,
  IDEMPOTENCY_KEY_REUSED: 422,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const

export type ErrorCode = keyof typeof STATUS_OF

/** One field of the input and the rule it broke, as `INVALID_INPUT` reports them in `details.fields`. */
export type FieldError = { field: string; message: string }

/** A violation: thrown, never expected. `message` is shown to the client, `cause` only to the log. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details?: Record<string, unknown>
  constructor(
    code: ErrorCode,
    message: string,
    options?: { details?: Record<string, unknown>; cause?: unknown },
  ) {
    super(message, { cause: options?.cause })
    this.name = 'AppError'
    this.code = code
    this.details = options?.details
  }
}

/** The AppError for bad input: its message names the first field and rule, `details.fields` all of them. */
export function invalidInput(fields: FieldError[]): AppError {
  const [first] = fields
  const message = first ? `${first.field}: ${first.message}` : 'The input is not valid.'
  return new AppError('INVALID_INPUT', message, { details: { fields } })
}

/** zod's issues as field paths with dots; an unknown key is named itself. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.join('.')
    if (issue.code !== 'unrecognized_keys') return [{ field: path || 'body', message: issue.message }]
    return issue.keys.map((key) => ({
      field: path ? `${path}.${key}` : key,
      message: 'is not a known field',
    }))
  })
}
