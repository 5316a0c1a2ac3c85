import { z } from 'zod'
import { authenticate } from '@/lib/auth'
import { AppError } from '@/lib/core/errors'
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
  const mayStay = () => isStillIn(request, ctx.actor.teamId)
  const stream = followRuns(ctx, { since: headers['last-event-id'], signal: request.signal, mayStay })
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
})

/** Signed out, suspended, out of the team, or the team deleted: none of them hears any more of it. */
async function isStillIn(request: Request, teamId: string): Promise<boolean> {
  try {
    return (await authenticate(request))?.teamId === teamId
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
