import { z } from 'zod'
import { authenticate } from '@/lib/auth'
import { route } from '@/lib/http'
import { followRuns } from '@/lib/runs'

const YEAR_9999_MS = 253_402_300_799_999

/** Ids are the ms of the last event; anything else a client sends is as good as none. */
const Headers = z.object({
  'last-event-id': z.coerce
    .number()
    .int()
    .positive()
    .max(YEAR_9999_MS)
    .transform((ms) => new Date(ms))
    .optional()
    .catch(undefined),
})

export const GET = route({ permission: 'run:read', headers: Headers }, async (ctx, { headers }, request) => {
  const mayStay = async () => (await authenticate(request)) !== null
  const stream = followRuns(ctx, { since: headers['last-event-id'], signal: request.signal, mayStay })
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
})
