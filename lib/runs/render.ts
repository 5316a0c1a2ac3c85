import { logger } from '@/lib/logger'
import { LEAVE_IT_RUNNING, type Outcome } from '@/lib/providers'
import { askUpstream } from './ask-upstream'
import { dropClaim, storeImage } from './claim'
import { lockGate, noteAnswer } from './gate'
import { recover } from './recover'
import { retryDelayMs } from './rules'
import { end, requeue, succeed } from './settle'
import { type Claimed, mustWait, placeOf, take, takeOver } from './take'
import { onCancel } from './watch-cancel'

const INTERRUPTED = {
  state: 'failed',
  code: 'INTERRUPTED',
  message: 'The studio was restarted while this was being made.',
} as const
const NOT_STORED = {
  state: 'failed',
  code: 'NOT_STORED',
  message: 'The picture came but could not be stored here.',
} as const
const CANCELLED = { state: 'cancelled', code: 'CANCELLED', message: 'You cancelled this one.' } as const

/**
 * The job `generation.render`: one upstream call and what follows from it. Safe to run twice: a generation
 * that is not queued any more is only looked after, never sent again; one the upstream has accepted is followed.
 * `shutdown` aborts at the end of grace.
 */
export async function renderGeneration(generationId: string, shutdown: AbortSignal): Promise<void> {
  const stop = new AbortController()
  const leave = () => stop.abort(LEAVE_IT_RUNNING)
  const unsubscribe = onCancel(generationId, () => stop.abort())
  shutdown.addEventListener('abort', leave)
  if (shutdown.aborted) leave()
  try {
    const wait = await mustWait(generationId)
    if (wait === true) return
    const claimed = (await take(generationId, wait.timeoutMs)) ?? (await takeOver(generationId))
    if (!claimed) return await recover(generationId)
    const { outcome, accepted } = await askUpstream(claimed, stop.signal)
    await settle(claimed, outcome, {
      isProbe: wait.isProbe,
      interrupted: stop.signal.reason === LEAVE_IT_RUNNING,
      accepted,
    })
  } finally {
    unsubscribe()
    shutdown.removeEventListener('abort', leave)
  }
}

/** `interrupted`: the process goes down. `accepted`: the upstream has the job and can be asked again. */
type Circumstances = { interrupted: boolean; accepted: boolean; isProbe: boolean }

async function settle(
  claimed: Claimed,
  outcome: Outcome,
  { interrupted, accepted, isProbe }: Circumstances,
): Promise<void> {
  const { generationId, settings } = claimed
  const now = new Date()
  const provider = placeOf(settings.model, settings.operation)?.connection.id ?? 'unknown'
  await noteAnswer(provider, { kind: outcome.kind, isProbe }, now)
  if (outcome.kind === 'image') return keep(generationId, outcome)
  const { kind, code, message, upstreamRequestId, detail } = outcome
  logger().info({ generationId, kind, code, upstreamRequestId, detail }, 'generation without an image')
  if (kind === 'rate-limited') await lockGate(provider, outcome.retryAfterMs ?? 1000, now)
  if (kind === 'cancelled' && interrupted && accepted) {
    await requeue(generationId, now, now)
    return
  }
  const delayMs = outcome.retryable
    ? retryDelayMs(claimed.attempt, outcome.retryAfterMs, Math.random())
    : null
  if (delayMs !== null && !interrupted && !accepted) {
    await requeue(generationId, new Date(now.getTime() + delayMs), now)
  } else if (kind === 'cancelled') {
    await end(generationId, interrupted ? INTERRUPTED : CANCELLED, now)
  } else {
    const state = kind === 'filtered' ? 'filtered' : 'failed'
    await end(generationId, { state, code, message, ...(upstreamRequestId && { upstreamRequestId }) }, now)
  }
}

async function keep(generationId: string, outcome: Extract<Outcome, { kind: 'image' }>): Promise<void> {
  if (outcome.note)
    logger().info({ generationId, note: outcome.note }, 'the picture differs from what was asked')
  const stored = await storeImage(generationId, outcome).catch((error) => {
    logger().error({ err: error, generationId }, 'a picture could not be stored')
    return null
  })
  if (!stored) {
    await end(generationId, NOT_STORED, new Date())
    return
  }
  await succeed(generationId, stored, new Date())
  await dropClaim(generationId)
}
