'use client'

import type { SharedView } from '@/lib/share/schema'

/** What every part of a review on the public page is told. Drawn only where the link allows votes or comments. */
export type SharedReview = {
  token: string
  view: Pick<SharedView, 'guest' | 'allowsVotes' | 'allowsComments' | 'imageCount'>
}
type OfImage = SharedReview & { imageId: string }

/** Above the pictures: which round it is, under which name one votes. */
export function SharedReviewHead(_props: SharedReview) {
  return null
}

/** Over a picture on the wall, in its lower right corner: the votes, how many remarks. */
export function SharedReviewTile(_props: OfImage) {
  return null
}

/** Over the large picture, exactly as large as it: remarks pinned to a spot. The parent is positioned. */
export function SharedReviewPins(_props: OfImage) {
  return null
}

/** Beside the large picture, below it on a phone: votes and remarks. */
export function SharedReviewPanel(_props: OfImage) {
  return null
}
