import type { UserCtx } from '@/lib/core/actor'
import { hiderOf } from '@/lib/gallery'
import type { RunView } from './schema'
import { withoutMoney } from './view'

/** Runs as a teammate sees them: without money, and of the pictures they started from only those the teammate may see. */
export async function asShown(ctx: UserCtx, runs: readonly RunView[]): Promise<RunView[]> {
  const hide = await hiderOf(
    ctx,
    runs.map(({ settings }) => settings),
  )
  return runs.map((run) => ({ ...withoutMoney(run), settings: hide(run.settings) }))
}
