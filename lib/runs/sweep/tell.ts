import { Prisma, type Tx } from '@/lib/db'
import { notify } from '@/lib/events'

/** What the team hears of a sweep: which, or null where they may not see it any more. */
const newsOf = (teamId: string, id: string | null) => ({ kind: 'team', teamId, what: 'sweep', id }) as const

/** Tells the team of a sweep that is shown to it that its cells changed; of any other, nobody. */
export async function tellSweep(
  tx: Tx,
  sweep: { id: string; teamId: string; shownAt: Date | null },
): Promise<void> {
  if (sweep.shownAt) await notify(tx, newsOf(sweep.teamId, sweep.id))
}

/** Tells a team that a sweep was hidden from it, without saying which. */
export const tellHidden = (tx: Tx, { teamId }: { teamId: string }): Promise<void> =>
  notify(tx, newsOf(teamId, null))

/** The same as `tellSweep`, as rows of "notice", of the sweep that a query's "run" ("sweepId") is a cell of. */
export const SWEEP_NOTICES = Prisma.sql`
  SELECT json_build_object('kind', 'team', 'teamId', s."teamId", 'what', 'sweep', 'id', s."id")::text AS notice
  FROM run JOIN "Sweep" s ON s."id" = run."sweepId" WHERE s."shownAt" IS NOT NULL`
