import { fromPrisma } from 'pg-boss'
import type { Tx } from '@/lib/db'
import type { Notice } from '@/lib/events'
import { boss } from './boss'
import type { Payload, QueueName } from './schema'

/** `group` is whose work it is, for fairness between people; `startAfter` delays the job. */
type JobOptions = { group?: string; startAfter?: Date }

/**
 * Puts jobs on a queue as part of the transaction: they exist if, and only if, it commits. Gives the notices that
 * wake the workers, to be sent with the transaction's others; unsent, the jobs wait for the next poll.
 */
export async function enqueue<Q extends QueueName>(
  tx: Tx,
  queue: Q,
  jobs: Payload<Q>[],
  options: JobOptions = {},
): Promise<Notice[]> {
  const { group, startAfter } = options
  const rows = jobs.map((data) => ({
    data,
    ...(startAfter && { startAfter }),
    ...(group && { group: { id: group } }),
  }))
  await (await boss()).insert(queue, rows, { db: fromPrisma(tx) })
  return startAfter ? [] : [{ kind: 'jobs', queue }]
}
