import type { Actor } from '@/lib/core/actor'

type Owned = { teamId: string; userId: string }

const isOwn = (actor: Actor, row: Owned): boolean =>
  actor.kind === 'user' && actor.teamId === row.teamId && actor.userId === row.userId

/** A run is its author's alone until it is shown to others. */
export const mayReadRun = isOwn
export const mayCancelRun = isOwn
export const mayRetryRun = isOwn
