import { QueueWorker } from '@/lib/jobs'
import { logger } from '@/lib/logger'
import { purgeTeams } from './purge'
import { transferRest } from './transfer'

const PURGE_MS = 60 * 60_000

/** Until stopped: empties teams deleted long ago, once an hour, and moves the rest of the work of those who left. */
export function startTidying(): { stop(graceMs: number): Promise<void> } {
  const transfers = new QueueWorker('team.transfer', transferRest, { concurrency: 1 })
  transfers.start()
  const purge = () =>
    purgeTeams(new Date()).catch((error) => logger().warn({ err: error }, 'cannot empty deleted teams'))
  const timer = setInterval(purge, PURGE_MS).unref()
  return {
    async stop(graceMs) {
      clearInterval(timer)
      await transfers.stop(graceMs)
    },
  }
}
