'use client'

import { BadgeCheck, ChevronLeft, ChevronRight } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Stage } from '@/components/gallery/stage'
import type { Zoom } from '@/components/gallery/zoom'
import { Button } from '@/components/ui/button'
import { fetchedInPlace } from '@/components/ui/fetched'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import type { ReviewedImage, RoundSummary } from '@/lib/review/schema'
import { countsInWords, linesOf } from './said-words'
import { useReviewKeys } from './use-review-keys'
import type { RoundNow } from './use-round'
import { NOTHING, VoteBar } from './vote-bar'

const Comments = fetchedInPlace(() => import('./comments'))

/** On a phone above its tabs, whatever is scrolled to. */
const AT_HAND =
  'max-md:fixed max-md:inset-x-0 max-md:bottom-(--tab-bar) max-md:z-20 max-md:border-t max-md:border-line max-md:bg-paper max-md:px-4 max-md:py-2'

type Props = {
  now: RoundNow
  images: readonly ReviewedImage[]
  at: number
  onGo: (at: number) => void
  onLeave: () => void
}

/** One picture after another, large, with what one says of it and what others said. */
export function RoundLook({ now, images, at, onGo, onLeave }: Props) {
  const { round, images: all } = now.summary
  const image = images[at]
  const [over, setOver] = useState<HTMLElement | null>(null)
  const [zoomOf, setZoomOf] = useState<{ id: string; zoom: Zoom | null } | null>(null)
  const zoom = image && zoomOf?.id === image.id ? zoomOf.zoom : null
  const step = (by: 1 | -1) => onGo(Math.min(images.length - 1, Math.max(0, at + by)))
  const final = image && round.mayDecide ? () => now.mark(image, !image.isFinal) : null
  useReviewKeys({
    said: image?.mine ?? null,
    onSay: image && round.mayVote ? (said) => now.say(image, said) : null,
    onStep: step,
    onFinal: final,
    onLeave,
  })
  if (!image) return null
  const looked = all.filter(({ mine }) => mine !== null).length
  return (
    <div className="grid min-[1000px]:h-full min-[1000px]:min-h-0 min-[1000px]:grid-cols-[minmax(0,1fr)_372px]">
      <div className="flex min-w-0 flex-col bg-sunk min-[1000px]:min-h-0">
        <div className="flex h-12 shrink-0 items-center gap-1 px-4 touch:h-13">
          <p className="num grow text-ink-2">
            {at + 1} of {images.length}
          </p>
          <IconButton label="Previous" disabled={at === 0} onClick={() => step(-1)}>
            <ChevronLeft strokeWidth={1.6} aria-hidden="true" />
          </IconButton>
          <IconButton label="Next" tipAlign="end" disabled={at === images.length - 1} onClick={() => step(1)}>
            <ChevronRight strokeWidth={1.6} aria-hidden="true" />
          </IconButton>
        </div>
        <Stage
          card={image}
          zoom={zoom}
          onZoom={(next) => setZoomOf({ id: image.id, zoom: next })}
          onSwipe={(towards) => step(towards === 'older' ? 1 : -1)}
          over={setOver}
        />
      </div>
      <div className="grid min-w-0 content-start gap-5 border-line px-4 pt-5 pb-8 max-md:pb-40 min-[1000px]:overflow-y-auto min-[1000px]:border-l min-[1000px]:px-6">
        <Progress looked={looked} of={all.length} mayVote={round.mayVote} />
        {round.mayVote ? (
          <div className={AT_HAND}>
            <VoteBar said={image.mine ?? NOTHING} onSay={(said) => now.say(image, said)} hasKeys />
          </div>
        ) : null}
        {final ? (
          <Button variant={image.isFinal ? 'solid' : 'plain'} aria-pressed={image.isFinal} onClick={final}>
            <BadgeCheck className="size-4" strokeWidth={1.6} aria-hidden="true" />
            {image.isFinal ? 'Final' : 'Mark as final'}
            <Kbd>f</Kbd>
          </Button>
        ) : image.isFinal ? (
          <p className="font-semibold">This one is final.</p>
        ) : null}
        <Others image={image} voters={now.summary.voters} />
        <div className="border-t border-line pt-4">
          <Suspense>
            <Comments imageId={image.id} collectionId={round.collectionId} over={zoom ? null : over} />
          </Suspense>
        </div>
      </div>
    </div>
  )
}

function Progress({ looked, of, mayVote }: { looked: number; of: number; mayVote: boolean }) {
  if (!mayVote) return null
  return (
    <div className="grid gap-1.5">
      <p className="num text-ink-2">
        {looked === of ? `You have voted on all ${of}` : `${looked} of ${of} looked at`}
      </p>
      <div aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-line">
        <div
          className="h-full rounded-full bg-ink"
          style={{ width: `${(100 * looked) / Math.max(1, of)}%` }}
        />
      </div>
    </div>
  )
}

function Others({ image, voters }: { image: ReviewedImage } & Pick<RoundSummary, 'voters'>) {
  const lines = linesOf(image, voters)
  return (
    <section aria-label="What was said" className="grid gap-1">
      <p className="num">
        {countsInWords(image.counts)}
        {image.meanStars === null ? null : (
          <span className="text-ink-2"> · {image.meanStars} of 5 stars</span>
        )}
      </p>
      {lines.length > 0 ? (
        <ul className="grid gap-0.5 text-ink-2">
          {lines.map(({ id, name, words }) => (
            <li key={id}>
              {name}: {words}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
