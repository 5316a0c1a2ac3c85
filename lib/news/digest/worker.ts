import { purgeInbox } from '@/lib/inbox'
import { logger } from '@/lib/logger'
import { sendDigests } from './send'

const EVERY_MS = 10 * 60_000

/** Until stopped: sends digests, at most one an hour to each however many processes look, and forgets what is long past. */
export function startNews(): { stop(graceMs: number): Promise<void> } {
  let looking: Promise<unknown> = Promise.resolve()
  const look = () => {
    const now = new Date()
    looking = Promise.all([sendDigests(now), purgeInbox(now)]).catch((error) =>
      logger().warn({ err: error }, 'cannot send digests'),
    )
  }
  const timer = setInterval(look, EVERY_MS).unref()
  return {
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}
