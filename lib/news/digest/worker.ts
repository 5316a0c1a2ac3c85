import { logger } from '@/lib/logger'
import { digestsAreOn, sendDigests } from './send'

const EVERY_MS = 10 * 60_000

/** Looks for digests to send until stopped: at most one an hour goes to each, however many processes look. */
export function startDigests(): { stop(graceMs: number): Promise<void> } {
  let looking: Promise<unknown> = Promise.resolve()
  const look = () => {
    looking = sendDigests(new Date()).catch((error) => logger().warn({ err: error }, 'cannot send digests'))
  }
  const timer = digestsAreOn() ? setInterval(look, EVERY_MS).unref() : undefined
  return {
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}
