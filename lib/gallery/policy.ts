import type { Actor } from '@/lib/core/actor'

export type Owned = { teamId: string; userId: string; brokenAt: Date | null }

const isOwn = (actor: Actor, image: Owned): boolean =>
  actor.kind === 'user' && actor.teamId === image.teamId && actor.userId === image.userId

/** An image is its author's alone until it is shown to others. One that did not decode was paid back: it is no image. */
export const mayReadImage = (actor: Actor, image: Owned): boolean =>
  isOwn(actor, image) && image.brokenAt === null
export const mayTrashImage = mayReadImage
export const mayRestoreImage = mayReadImage
export const mayFavouriteImage = mayReadImage
