import type { Actor } from '@/lib/core/actor'

type Saved = { teamId: string; userId: string; isShared: boolean }

const isOwn = (actor: Actor, saved: Saved): boolean =>
  actor.kind === 'user' && actor.teamId === saved.teamId && actor.userId === saved.userId

/** One's own, and what a colleague shares with the team. */
export const mayReadPrompt = (actor: Actor, saved: Saved): boolean =>
  isOwn(actor, saved) || (actor.kind === 'user' && actor.teamId === saved.teamId && saved.isShared)
/** Only its author changes it; a shared one that others should not see is for the author to take back. */
export const mayChangePrompt = isOwn
