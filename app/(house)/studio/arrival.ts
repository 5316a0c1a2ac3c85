import { z } from 'zod'
import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { getRun } from '@/lib/runs'
import type { RunView } from '@/lib/runs/schema'

/** `?run=` puts a run on the stage; with `&seed=` its settings, and the seed unless it is empty, go into the draft. */
const Query = z.object({
  run: z.uuid(),
  seed: z.string().optional().catch(undefined),
})

/** What the address asks the studio to show. A run that is not there is no reason not to open the studio. */
export async function readArrival(ctx: UserCtx, query: Record<string, string | string[] | undefined>) {
  const asked = Query.safeParse(query)
  if (!asked.success) return {}
  const shownRun = await ownRun(ctx, asked.data.run)
  return { shownRun, arrivingSeed: shownRun && readSeed(asked.data.seed) }
}

const readSeed = (text: string | undefined): number | null | undefined =>
  text === undefined ? undefined : (z.coerce.number().int().positive().safeParse(text).data ?? null)

async function ownRun(ctx: UserCtx, runId: string): Promise<RunView | undefined> {
  try {
    return await getRun(ctx, runId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined
    throw error
  }
}
