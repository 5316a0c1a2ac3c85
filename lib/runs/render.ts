import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { onGap, subscribe } from '@/lib/events'
import { logger } from '@/lib/logger'
import { findModel, type Outcome, providerFor, type RenderRequest } from '@/lib/providers'
import { dropClaim, storeImage } from './claim'
import { lockGate } from './gate'
import { recover } from './recover'
import { retryDelayMs } from './rules'
import { end, requeue, succeed } from './settle'
import { type Claimed, mustWait, take } from './take'

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
 * that is not queued any more is only looked after, never sent again. `shutdown` aborts at the end of grace.
 */
export async function renderGeneration(generationId: string, shutdown: AbortSignal): Promise<void> {
  const cancel = new AbortController()
  const unsubscribe = onCancel(generationId, () => cancel.abort())
  try {
    if (await mustWait(generationId)) return
    const claimed = await take(generationId)
    if (!claimed) return await recover(generationId)
    const outcome = await call(claimed, AbortSignal.any([cancel.signal, shutdown]))
    await settle(claimed, outcome, shutdown.aborted && !cancel.signal.aborted)
  } finally {
    unsubscribe()
  }
}

/** Calls `stop` when somebody cancels the generation, also when the notice of it was missed. Returns the way out. */
function onCancel(generationId: string, stop: () => void): () => void {
  const look = async () => {
    const row = await db().generation.findUnique({
      where: { id: generationId },
      select: { cancelRequestedAt: true },
    })
    if (row?.cancelRequestedAt) stop()
  }
  const ends = [
    subscribe('cancel', (notice) => {
      if (notice.kind === 'cancel' && notice.generationId === generationId) stop()
    }),
    onGap(
      () => void look().catch((error) => logger().warn({ err: error, generationId }, 'cannot see a cancel')),
    ),
  ]
  return () => {
    for (const end of ends) end()
  }
}

async function call({ generationId, seed, settings }: Claimed, signal: AbortSignal): Promise<Outcome> {
  const { prompt, negativePrompt, aspectRatio, outputFormat, operation, cfgScale } = settings
  const model = findModel(settings.model)
  const provider = providerFor(settings.model)
  if (!model || !provider) return gone
  const request: RenderRequest = {
    ...{ generationId, model, operation, prompt, aspectRatio, outputFormat, seed: Number(seed) },
    ...(negativePrompt !== undefined && { negativePrompt }),
    ...(cfgScale !== undefined && { cfgScale }),
  }
  return provider.render(request, { signal, deadlineMs: env().stability.timeoutMs })
}

const gone: Outcome = {
  ...{ kind: 'refused', code: 'MODEL_GONE', retryable: false },
  message: 'This model is not offered here any more.',
}

async function settle(claimed: Claimed, outcome: Outcome, interrupted: boolean): Promise<void> {
  const { generationId, settings } = claimed
  if (outcome.kind === 'image') return keep(generationId, outcome)
  const { kind, code, message, upstreamRequestId, detail } = outcome
  logger().info({ generationId, kind, code, upstreamRequestId, detail }, 'generation without an image')
  const now = new Date()
  if (outcome.kind === 'rate-limited') {
    await lockGate(providerFor(settings.model)?.id ?? 'unknown', outcome.retryAfterMs ?? 1000, now)
  }
  const delayMs = outcome.retryable
    ? retryDelayMs(claimed.attempt, outcome.retryAfterMs, Math.random())
    : null
  if (delayMs !== null && !interrupted) {
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
