import type { ErrorCode } from './errors'

/** An expected "no": the caller shows `message`; `details` is safe to send to the client. */
export type Refusal = {
  ok: false
  code: ErrorCode
  message: string
  details?: Record<string, unknown>
}
type Ok<T> = { ok: true; value: T }
export type Result<T> = Ok<T> | Refusal

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

export const refuse = (code: ErrorCode, message: string, details?: Record<string, unknown>): Refusal => ({
  ok: false,
  code,
  message,
  ...(details ? { details } : {}),
})
