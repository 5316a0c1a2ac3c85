import { db, inTransaction } from '@/lib/db'
import { notify } from '@/lib/events'
import { logger } from '@/lib/logger'
import type { Outcome, RenderOptions, Ticket } from '@/lib/providers'
import { requestOf } from './request'
import { type Claimed, placeOf } from './take'

const PROGRESS_EVERY_MS = 400

/** `accepted`: the upstream has taken the job, and its ticket is kept. */
export type Asked = { outcome: Outcome; accepted: boolean }

/** The one upstream call of a generation, or the rest of one that was accepted earlier. Never throws for what an upstream does. */
export async function askUpstream(claimed: Claimed, signal: AbortSignal): Promise<Asked> {
  const { settings, ticket, deadlineMs } = claimed
  const place = placeOf(settings.model, settings.operation)
  if (!place) return { outcome: GONE, accepted: false }
  const request = await requestOf(claimed, place)
  if (!request) return { outcome: INPUT_GONE, accepted: false }
  const { provider } = place.connection
  let accepted = ticket !== null
  const options: RenderOptions = {
    signal,
    deadlineMs,
    onProgress: progressTeller(claimed),
    onAccepted: async (given) => {
      await keepTicket(claimed.generationId, given)
      accepted = true
    },
  }
  const outcome =
    ticket && provider.resume
      ? await provider.resume(ticket, request, options)
      : await provider.render(request, options)
  return { outcome, accepted }
}

/** Durable when it resolves: from here on a dead worker's successor follows the job instead of losing it. */
async function keepTicket(generationId: string, ticket: Ticket): Promise<void> {
  await db().generation.updateMany({ where: { id: generationId, state: 'running' }, data: { ticket } })
}

/** Tells who watches how far it is, at most a few times a second; nobody waits for it. */
function progressTeller({ generationId, runId, userId }: Claimed): (fraction: number) => void {
  let lastMs = Number.NEGATIVE_INFINITY
  return (fraction) => {
    const nowMs = performance.now()
    if (nowMs - lastMs < PROGRESS_EVERY_MS || !Number.isFinite(fraction)) return
    lastMs = nowMs
    const notice = { kind: 'progress', generationId, runId, userId, fraction: clamp(fraction) } as const
    inTransaction((tx) => notify(tx, notice)).catch((error) =>
      logger().warn({ err: error, generationId }, 'cannot tell progress'),
    )
  }
}

const clamp = (fraction: number) => Math.min(1, Math.max(0, fraction))

const GONE: Outcome = {
  ...{ kind: 'refused', code: 'MODEL_GONE', retryable: false },
  message: 'This model is not offered here any more.',
}
const INPUT_GONE: Outcome = {
  ...{ kind: 'refused', code: 'INPUT_GONE', retryable: false },
  message: 'A picture this should start from is not here any more.',
}
