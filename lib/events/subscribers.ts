import { EventEmitter } from 'node:events'
import { z } from 'zod'

/**
 * Something changed. `run`, `progress` and `wallet` name whom to tell (`ended`: a generation of it ended), `cancel` the
 * generation to stop, `jobs` a queue with work.
 */
export const Notice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'),
    runId: z.uuid(),
    userId: z.uuid(),
    version: z.int(),
    ended: z.boolean(),
  }),
  z.object({ kind: z.literal('wallet'), userId: z.uuid() }),
  z.object({
    kind: z.literal('progress'),
    runId: z.uuid(),
    userId: z.uuid(),
    generationId: z.uuid(),
    /** 0..1, as the upstream says. */
    fraction: z.number(),
  }),
  z.object({ kind: z.literal('cancel'), generationId: z.uuid() }),
  z.object({ kind: z.literal('jobs'), queue: z.string() }),
])
export type Notice = z.infer<typeof Notice>

// Route handlers and instrumentation are separate bundles in one process: they share this through globalThis.
const store = globalThis as typeof globalThis & { triptychNotices?: EventEmitter }

function emitter(): EventEmitter {
  store.triptychNotices ??= new EventEmitter().setMaxListeners(0)
  return store.triptychNotices
}

/** Hands a notice to the subscribers of this process. */
export function publish(notice: Notice): void {
  emitter().emit(topicOf(notice), notice)
}

function topicOf(notice: Notice): string {
  if (notice.kind === 'run') return `run:${notice.runId}`
  return notice.kind
}

/** Calls `listener` for each notice of a topic: `run:<runId>`, `person:<userId>`, `cancel` or `jobs`. Returns the way out. */
export function subscribe(topic: string, listener: (notice: Notice) => void): () => void {
  const bus = emitter()
  bus.on(topic, listener)
  return () => bus.off(topic, listener)
}

export function publishToPerson(notice: Extract<Notice, { userId: string }>): void {
  emitter().emit(`person:${notice.userId}`, notice)
}

/** Calls `listener` when notices may have been missed. Returns the way out. */
export function onGap(listener: () => void): () => void {
  return subscribe('gap', listener)
}

export const publishGap = (): boolean => emitter().emit('gap')
