import type { ApiAnswer } from '@/components/frame/api'
import type { FormFailure } from '@/components/ui/use-form'

/** What a form says of a call that was refused, with the time to wait where it was one too many. */
export function failureOf({
  message,
  fields,
  details,
}: Extract<ApiAnswer<unknown>, { ok: false }>): FormFailure {
  const wait = details.retryAfterSeconds
  return { message, fields, ...(typeof wait === 'number' ? { waitSeconds: wait } : {}) }
}
