import { may } from '@/lib/auth/permissions'
import { type Actor, isOwn, roleIn } from '@/lib/core/actor'

/** Of an image: whose it is and who it is shown to. `inCollection`: one that the asking person may open holds it. */
export type Owned = {
  teamId: string
  userId: string
  brokenAt: Date | null
  deletedAt: Date | null
  shownAt: Date | null
  inCollection: boolean
}

const isShown = (actor: Actor, image: Owned): boolean =>
  roleIn(actor, image.teamId) !== undefined &&
  image.deletedAt === null &&
  (image.shownAt !== null || image.inCollection)

/**
 * Its author's alone until it is shown to the team or put in a collection; in the trash its author's again. One that
 * did not decode was paid back: it is no image.
 */
export const mayReadImage = (actor: Actor, image: Owned): boolean =>
  image.brokenAt === null && (isOwn(actor, image) || isShown(actor, image))

const mayChangeOwn = (actor: Actor, image: Owned): boolean =>
  image.brokenAt === null && isOwn(actor, image) && may(actor, 'image:delete', image.teamId)

export const mayTrashImage = mayChangeOwn
export const mayRestoreImage = mayChangeOwn
export const mayFavouriteImage = mayReadImage
/** Showing and hiding are the author's. */
export const mayShowImage = (actor: Actor, image: Owned): boolean =>
  image.brokenAt === null && isOwn(actor, image) && may(actor, 'image:show', image.teamId)
