import { PageQuery } from '@/lib/core/page'
import { route } from '@/lib/http'
import { hearEnds, listRuns, startRun, waitForRun } from '@/lib/runs'
import { StartRunHeaders, StartRunInput } from '@/lib/runs/schema'

export const POST = route(
  { permission: 'run:create', headers: StartRunHeaders, body: StartRunInput, status: 202 },
  async (ctx, { body, headers }, { signal }) => {
    const heard = hearEnds(ctx.actor.userId)
    try {
      const started = await startRun(ctx, body, headers['idempotency-key'])
      if (!started.ok) return started
      const isNew = started.value.createdAt === ctx.now.toISOString()
      const run = await waitForRun(started.value, headers.prefer, { signal, ...(isNew && { heard }) })
      return Response.json(run, {
        status: run.done ? 200 : 202,
        headers: {
          'cache-control': 'no-store',
          location: `/api/v1/runs/${run.id}`,
          'x-request-id': ctx.requestId,
        },
      })
    } finally {
      heard.close()
    }
  },
)

export const GET = route({ permission: 'run:read', query: PageQuery }, (ctx, { query }) =>
  listRuns(ctx, query),
)
