import { z } from 'zod'
import { IdempotencyKey } from '@/lib/runs/schema'

/** The same key for the same gift: sent twice, it is given once. */
export const StartGiftHeaders = z.object({ 'idempotency-key': IdempotencyKey })
