import { EventEmitter } from 'node:events'
import { z } from 'zod'

/** What of a team can change for its members to hear of. */
const TEAM_NEWS = ['members', 'images', 'collection', 'comments', 'round', 'sweep'] as const

/**
 * Something changed. `run`, `progress` and `wallet` name whom to tell (`ended`: a generation of it ended), `cancel` the
 * generation to stop, `jobs` a queue with work, `inbox` whose inbox has news, `team` what in a team.
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
  z.object({ kind: z.literal('inbox'), userId: z.uuid() }),
  z.object({
    kind: z.literal('team'),
    teamId: z.uuid(),
    what: z.enum(TEAM_NEWS),
    /** What changed; null when it is the team or all of its list. */
    id: z.uuid().nullable(),
    /** Only these hear of it; absent: every member. An id is told to nobody who may not see what it names. */
    userIds: z.array(z.uuid()).max(50).optional(),
  }),
])
export type Notice = z.infer<typeof Notice>

/** What Postgres handed on, or null: anybody who may connect may send anything. */
export function noticeOf(payload: string): Notice | null {
  try {
    return Notice.parse(JSON.parse(payload))
  } catch {
    return null
  }
}

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
  if (notice.kind === 'team') return `team:${notice.teamId}`
  return notice.kind
}

/** Calls `listener` for each notice of a topic: `run:<runId>`, `person:<userId>`, `team:<teamId>`, `cancel` or `jobs`. Returns the way out. */
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
