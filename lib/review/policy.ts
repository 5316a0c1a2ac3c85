import { may } from '@/lib/auth/permissions'
import type { Actor, ShareLinkActor } from '@/lib/core/actor'
import {
  type CollectionAccess,
  mayManageCollection,
  mayReadCollection,
} from '@/lib/gallery/collections/policy'
import { mayReadImage, type Owned } from '@/lib/gallery/policy'

/** A round as far as access goes: the collection it looks at. */
type RoundAccess = { teamId: string; collection: CollectionAccess }

export const mayReadRound = (actor: Actor, round: RoundAccess): boolean =>
  mayReadCollection(actor, round.collection)
export const mayVoteIn = (actor: Actor, round: RoundAccess): boolean =>
  mayReadRound(actor, round) && may(actor, 'review:vote', round.teamId)
/** Mark finals and export: whoever decides in the team and sees the collection. */
export const mayDecide = (actor: Actor, round: RoundAccess): boolean =>
  mayReadRound(actor, round) && may(actor, 'review:manage', round.teamId)
/** Open, close and reopen: whoever manages the collection as well. */
export const mayOpenRound = (actor: Actor, collection: CollectionAccess): boolean =>
  mayManageCollection(actor, collection) && may(actor, 'review:manage', collection.teamId)
export const mayManageRound = (actor: Actor, round: RoundAccess): boolean =>
  mayOpenRound(actor, round.collection)

/** What words are about: an image, and the collection in which they were said, if in one. */
export type Place = { image: Owned; collection: CollectionAccess | null }
type CommentAccess = Place & { userId: string | null; guestId: string | null }

const sees = (actor: Actor, { image, collection }: Place): boolean =>
  mayReadImage(actor, image) && (collection === null || mayReadCollection(actor, collection))

export const mayComment = (actor: Actor, place: Place): boolean =>
  sees(actor, place) && may(actor, 'comment:write', place.image.teamId)
/** Its own author, who still sees the image. */
export const mayChangeComment = (actor: Actor, comment: CommentAccess): boolean =>
  mayComment(actor, comment) && actor.kind === 'user' && actor.userId === comment.userId
/** Its own author; of a guest's words also whoever manages the collection. */
export const mayDeleteComment = (actor: Actor, comment: CommentAccess): boolean =>
  mayChangeComment(actor, comment) ||
  (comment.guestId !== null && comment.collection !== null && mayOpenRound(actor, comment.collection))
/** Whoever takes part in the talk may end it and begin it again. */
export const mayResolve = mayComment

/** A comment by somebody who came by the same link under the same name. */
export const isGuestsOwn = (actor: ShareLinkActor, comment: { guestId: string | null }): boolean =>
  actor.guestId !== null && actor.guestId === comment.guestId
