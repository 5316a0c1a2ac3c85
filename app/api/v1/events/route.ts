import { z } from 'zod'
import { route } from '@/lib/http'
import { followRuns } from '@/lib/runs'

/** Ids are the ms of the last event; anything else a client sends is as good as none. */
const Headers = z.object({ 'last-event-id': z.coerce.number().int().positive().optional().catch(undefined) })

export const GET = route({ permission: 'run:read', headers: Headers }, async (ctx, { headers }, request) => {
  const lastEventId = headers['last-event-id']
  const stream = followRuns(
    ctx,
    lastEventId === undefined ? undefined : new Date(lastEventId),
    request.signal,
  )
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    },
  })
})
