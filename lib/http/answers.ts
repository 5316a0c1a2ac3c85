import { AppError, STATUS_OF } from '@/lib/core/errors'
import type { Refusal } from '@/lib/core/result'
import { isDatabaseAway } from '@/lib/db'
import { logger } from '@/lib/logger'
import type { ErrorBody } from './schema'

const NEVER_CACHED = { 'cache-control': 'no-store' }

/** A Refusal as HTTP: its code's status and the common error body. */
export function answerRefusal(refusal: Omit<Refusal, 'ok'>, requestId: string): Response {
  const { fields, ...details } = refusal.details ?? {}
  const body: ErrorBody = {
    error: {
      code: refusal.code,
      message: refusal.message,
      requestId,
      ...(fields ? { fields: fields as ErrorBody['error']['fields'] } : {}),
      ...(Object.keys(details).length > 0 ? { details } : {}),
    },
  }
  const headers: Record<string, string> = { ...NEVER_CACHED, 'x-request-id': requestId }
  if (typeof details.retryAfterSeconds === 'number')
    headers['retry-after'] = String(details.retryAfterSeconds)
  return Response.json(body, { status: STATUS_OF[refusal.code], headers })
}

const AWAY = {
  code: 'UNAVAILABLE',
  message: 'The studio cannot reach its database just now. Try again in a moment.',
  details: { retryAfterSeconds: 2 },
} as const

/** A thrown error as HTTP: an AppError says its own code, a database that is away is 503, the rest a logged 500 with a reference. */
export function answerError(error: unknown, requestId: string): Response {
  if (error instanceof AppError) return answerRefusal(error, requestId)
  if (isDatabaseAway(error)) {
    logger().warn({ requestId, why: String(error) }, 'the database is away')
    return answerRefusal(AWAY, requestId)
  }
  logger().error({ err: error, requestId }, 'request failed')
  const message = `Something went wrong on our side. Reference ${requestId}.`
  return answerRefusal({ code: 'INTERNAL', message }, requestId)
}
