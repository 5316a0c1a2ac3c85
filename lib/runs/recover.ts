import { db } from '@/lib/db'
import { dropClaim, findStored } from './claim'
import { end, succeed } from './settle'

const LOST = {
  state: 'failed',
  code: 'WORKER_LOST',
  message: 'The studio stopped while this was being made, and no picture had arrived.',
} as const
const LATE = { state: 'failed', code: 'DEADLINE_EXCEEDED', message: 'No answer came in time.' } as const
const CANCELLED = { state: 'cancelled', code: 'CANCELLED', message: 'You cancelled this one.' } as const

/**
 * Ends a generation whose worker is gone: stored bytes are finished and paid for, anything else is paid
 * back. What was sent upstream is never sent again. Does nothing to a generation that has ended.
 */
export async function recover(generationId: string, now = new Date()): Promise<void> {
  const row = await db().generation.findUnique({
    where: { id: generationId },
    select: { state: true, cancelRequestedAt: true, deadlineAt: true },
  })
  if (!row) return
  const stored = row.state === 'running' ? await findStored(generationId) : null
  if (stored) await succeed(generationId, stored, now)
  else if (row.cancelRequestedAt) await end(generationId, CANCELLED, now)
  else if (row.deadlineAt <= now) await end(generationId, LATE, now)
  else if (row.state === 'running') await end(generationId, LOST, now)
  await dropClaim(generationId)
}

/** Ends every generation past its deadline, whatever became of its job. Gives how many there were. */
export async function sweep(now: Date): Promise<number> {
  const late = await db().$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Generation" WHERE "finishedAt" IS NULL AND "deadlineAt" <= ${now} ORDER BY "deadlineAt" LIMIT 500`
  for (const { id } of late) await recover(id, now)
  return late.length
}
