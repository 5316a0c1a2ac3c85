import { may } from '@/lib/auth/permissions'
import { type Actor, isOwn } from '@/lib/core/actor'

type Owned = { teamId: string; userId: string }
/** Something that could be shared: in which team it is, and whether who asks may see it. */
export type Target = { teamId: string; isSeen: boolean }

/** A link belongs to the team its maker acts in, and so must what it shows. */
export const mayCreateLink = (actor: Actor, target: Target): boolean =>
  target.isSeen &&
  actor.kind === 'user' &&
  actor.teamId === target.teamId &&
  may(actor, 'share:create', target.teamId)

/** What it shows and to whom is its maker's to say. */
export const mayChangeLink = (actor: Actor, link: Owned): boolean =>
  isOwn(actor, link) && may(actor, 'share:create', link.teamId)
/** Shutting one is its maker's and the leads'. */
export const mayRevokeLink = (actor: Actor, link: Owned): boolean =>
  mayChangeLink(actor, link) || may(actor, 'share:manage', link.teamId)
