import type { UserCtx } from '@/lib/core/actor'
import { getWallet } from '@/lib/credits'
import { onGap, subscribe } from '@/lib/events'
import { logger } from '@/lib/logger'
import { loadRuns, runsChangedSince } from './queries'

const PING_MS = 15_000
/** How far before the last seen event to look again: a transaction may commit after a later-stamped one. */
const OVERLAP_MS = 60_000

/**
 * Server-sent events of one person: `ready`, then `run` (RunView) and `wallet` (WalletView) as they change.
 * Opens with everything unfinished or changed since `since`, so a reconnect misses nothing.
 */
export function followRuns(
  ctx: UserCtx,
  since: Date | undefined,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const waiting = new Set<string>()
  let close = () => {}
  return new ReadableStream({
    start(controller) {
      const send = (event: string, data: unknown) =>
        controller.enqueue(
          encoder.encode(`id: ${Date.now()}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
        )
      const quietly = (work: Promise<unknown>) =>
        work.catch((error) => logger().warn({ err: error }, 'event stream'))
      const sendRun = async (runId: string) => {
        // Several changes while one read is under way need one more read, not one each.
        if (waiting.has(runId)) return
        waiting.add(runId)
        await Promise.resolve()
        waiting.delete(runId)
        for (const run of await loadRuns([runId])) send('run', run)
      }
      const sendWallet = async () => send('wallet', await getWallet(ctx))
      const catchUp = async (from: Date | undefined) => {
        for (const run of await runsChangedSince(ctx, from && new Date(from.getTime() - OVERLAP_MS)))
          send('run', run)
        await sendWallet()
      }
      const ends = [
        subscribe(`person:${ctx.actor.userId}`, (notice) => {
          if (notice.kind === 'run') quietly(sendRun(notice.runId))
          if (notice.kind === 'wallet') quietly(sendWallet())
        }),
        onGap(() => quietly(catchUp(new Date()))),
      ]
      const ping = setInterval(() => controller.enqueue(encoder.encode(': ping\n\n')), PING_MS)
      close = () => {
        clearInterval(ping)
        for (const end of ends) end()
      }
      signal.addEventListener('abort', () => {
        close()
        controller.close()
      })
      controller.enqueue(encoder.encode('retry: 1000\n\n'))
      send('ready', {})
      quietly(catchUp(since))
    },
    cancel: () => close(),
  })
}
