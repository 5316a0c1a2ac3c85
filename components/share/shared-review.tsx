'use client'

import { Check, CircleQuestionMark, MessageSquare, Star, X } from 'lucide-react'
import { Suspense } from 'react'
import { setOver, useGuestReview } from '@/components/review/guest-store'
import { fetchedInPlace } from '@/components/ui/fetched'
import { roundTitle } from '@/lib/review/rules'
import type { Verdict } from '@/lib/review/schema'
import type { SharedView } from '@/lib/share/schema'

const GuestPanel = fetchedInPlace(() => import('@/components/review/guest-panel'))

/** What every part of a review on the public page is told. Drawn only where the link allows votes or comments. */
export type SharedReview = {
  token: string
  view: Pick<SharedView, 'guest' | 'allowsVotes' | 'allowsComments' | 'imageCount'>
}
type OfImage = SharedReview & { imageId: string }

const useReview = ({ token, view }: SharedReview) =>
  useGuestReview({
    token,
    allowsVotes: view.allowsVotes,
    allowsComments: view.allowsComments,
    name: view.guest?.name ?? null,
  })

/** Above the pictures: which round it is, how far one is, under which name one speaks. */
export function SharedReviewHead(props: SharedReview) {
  const { review } = useReview(props)
  const { allowsVotes, allowsComments, imageCount } = props.view
  const { round, votes, name } = review
  const asks = allowsVotes && round ? `${roundTitle(round)} is open` : null
  const invites = [
    ...(asks ? ['vote'] : []),
    ...(allowsComments ? ['leave a comment, pinned to a spot if you like'] : []),
  ].join(' or ')
  return (
    <p className="num mt-5 min-h-11 max-w-[60ch] text-md text-ink-2" aria-live="polite">
      {asks ? <b className="font-semibold text-ink">{asks}. </b> : null}
      {invites ? `Press a picture to ${invites}. ` : 'No vote is open just now. '}
      {asks && votes.size > 0 ? `${votes.size} of ${imageCount} voted on. ` : ''}
      {name ? `You are here as ${name}.` : ''}
    </p>
  )
}

const ICON: Record<Verdict, typeof Check> = { pick: Check, maybe: CircleQuestionMark, reject: X }
const BADGE =
  'num flex h-6 min-w-6 items-center justify-center gap-1 rounded-full bg-black px-1.5 text-xs font-semibold text-white ring-1 ring-white/40'
const SMALL = { className: 'size-3.5', strokeWidth: 2, 'aria-hidden': true } as const

/** Over a picture on the wall, in its lower right corner: one's vote, how many remarks. */
export function SharedReviewTile(props: OfImage) {
  const { review } = useReview(props)
  const said = review.votes.get(props.imageId)
  const remarks = review.threads.filter(({ imageId }) => imageId === props.imageId).length
  const Verdict = said?.verdict ? ICON[said.verdict] : null
  if (!said && remarks === 0) return null
  return (
    <span className="pointer-events-none absolute right-2 bottom-2 flex gap-1">
      {remarks > 0 ? (
        <span className={BADGE}>
          <MessageSquare {...SMALL} /> {remarks}
          <span className="sr-only">{remarks === 1 ? ' comment' : ' comments'}</span>
        </span>
      ) : null}
      {said?.stars ? (
        <span className={BADGE}>
          <Star {...SMALL} /> {said.stars}
          <span className="sr-only"> of 5 stars from you</span>
        </span>
      ) : null}
      {Verdict ? (
        <span className={BADGE}>
          <Verdict {...SMALL} />
          <span className="sr-only">You said {said?.verdict}</span>
        </span>
      ) : null}
    </span>
  )
}

/** Over the large picture, exactly as large as it: remarks pinned to a spot. The parent is positioned. */
export function SharedReviewPins(_props: OfImage) {
  return <div ref={setOver} className="pointer-events-none absolute inset-0 rounded-card" />
}

/** Beside the large picture, below it on a phone: votes and remarks. */
export function SharedReviewPanel(props: OfImage) {
  const { store, review } = useReview(props)
  const { allowsVotes, allowsComments } = props.view
  return (
    <Suspense>
      <GuestPanel
        store={store}
        review={review}
        imageId={props.imageId}
        allowsVotes={allowsVotes}
        allowsComments={allowsComments}
      />
    </Suspense>
  )
}
