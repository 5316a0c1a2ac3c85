import { may } from '@/lib/auth/permissions'
import { type Actor, isOwn } from '@/lib/core/actor'

type Saved = { teamId: string; userId: string; isShared: boolean }

/** Only its author changes it; a shared one that others should not see is for the author to take back. */
export const mayChangePrompt = (actor: Actor, saved: Saved): boolean =>
  isOwn(actor, saved) && may(actor, 'prompt:manage', saved.teamId)
