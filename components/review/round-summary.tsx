'use client'

import { BadgeCheck, Star } from 'lucide-react'
import { previewUrl } from '@/components/gallery/image-url'
import { averageColour } from '@/components/gallery/thumbhash'
import { cx } from '@/components/ui/class-names'
import { FILTERS, type Filter, filtered } from '@/lib/review/rules'
import type { ReviewedImage, RoundSummary as Summary } from '@/lib/review/schema'
import { countsInWords, linesOf } from './said-words'

const NAMES: Record<Filter, string> = {
  all: 'All',
  picked: 'Picked by most',
  undecided: 'Undecided',
  conflicts: 'Conflicts',
  final: 'Final',
  unseen: 'Not looked at',
}

type Props = {
  summary: Summary
  filter: Filter
  onFilter: (filter: Filter) => void
  onOpen: (image: ReviewedImage) => void
}

/** Every picture of a round with what was said of it, narrowed to those of one kind. */
export function RoundSummary({ summary, filter, onFilter, onOpen }: Props) {
  const shown = filtered(summary.images, filter)
  return (
    <div className="grid gap-5 px-4 pt-4 pb-16 md:px-6">
      {summary.images.length > 0 ? <Filters {...{ summary, filter, onFilter }} /> : null}
      {shown.length === 0 ? (
        <p className="py-10 text-center text-ink-2">
          {summary.images.length === 0
            ? 'This collection shows no picture yet. Add some, and they can be voted on.'
            : 'No picture is of this kind.'}
        </p>
      ) : (
        <ul className="grid grid-cols-2 gap-x-4 gap-y-6 md:grid-cols-3 xl:grid-cols-5">
          {shown.map((image) => (
            <Reviewed key={image.id} image={image} voters={summary.voters} onOpen={() => onOpen(image)} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Filters({ summary, filter, onFilter }: Omit<Props, 'onOpen'>) {
  return (
    <fieldset aria-label="Show" className="flex flex-wrap gap-1.5">
      {FILTERS.map((each) => {
        const count = filtered(summary.images, each).length
        return (
          <button
            key={each}
            type="button"
            aria-pressed={each === filter}
            onClick={() => onFilter(each)}
            className={cx(
              'num h-8 rounded-full border px-3 transition-colors touch:h-11',
              each === filter
                ? 'border-transparent bg-solid font-semibold text-on-solid'
                : 'border-line bg-panel text-ink-2 hover:border-line-strong hover:text-ink',
            )}
          >
            {NAMES[each]} {count}
          </button>
        )
      })}
    </fieldset>
  )
}

type ReviewedProps = { image: ReviewedImage; voters: Summary['voters']; onOpen: () => void }

function Reviewed({ image, voters, onOpen }: ReviewedProps) {
  return (
    <li className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-2">
      <button
        type="button"
        onClick={onOpen}
        className="grid aspect-square grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] place-items-center rounded-card bg-sunk p-2"
      >
        {/* biome-ignore lint/performance/noImgElement: the studio serves its own sizes; next/image would make them again */}
        <img
          src={previewUrl(image)}
          alt={image.prompt || 'An image without a prompt'}
          width={image.widthPx}
          height={image.heightPx}
          loading="lazy"
          className="size-auto max-h-full max-w-full rounded-s"
          style={{ backgroundColor: averageColour(image.thumbhash) }}
        />
      </button>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-0.5">
        <p className="num flex flex-wrap items-center gap-x-2">
          {image.isFinal ? (
            <span className="flex items-center gap-1 font-semibold">
              <BadgeCheck className="size-4" strokeWidth={1.8} aria-hidden="true" /> Final
            </span>
          ) : null}
          <span>{countsInWords(image.counts)}</span>
          {image.meanStars === null ? null : (
            <span className="flex items-center gap-0.5 text-ink-2">
              <Star className="size-3.5 fill-current" aria-hidden="true" /> {image.meanStars}
              <span className="sr-only"> of 5 stars</span>
            </span>
          )}
        </p>
        <ul className="text-sm text-ink-2">
          {linesOf(image, voters).map(({ id, name, words }) => (
            <li key={id} className="[overflow-wrap:anywhere]">
              {name}: {words}
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}
