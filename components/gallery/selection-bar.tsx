'use client'

import { CheckCheck, Columns2, Heart, Trash2, X } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import type { ImageCard } from '@/lib/gallery/schema'
import { isFavourite } from './favourites'
import { compareHref, whyNotCompared } from './selection'
import type { UnderWay, useBulk } from './use-bulk'

const PRESS =
  'inline-flex h-8 items-center gap-1.5 rounded-s px-2 font-semibold hover:opacity-80 focus-visible:outline-offset-0 disabled:opacity-50 touch:h-11 touch:min-w-11 touch:justify-center'
const ICON = { className: 'size-4', strokeWidth: 1.6, 'aria-hidden': true } as const

type Props = {
  chosen: readonly string[]
  /** Those of them that hang on the wall. */
  cards: readonly ImageCard[]
  /** Whether there are more on the wall than those chosen. */
  hasOthers: boolean
  bulk: ReturnType<typeof useBulk>
  onAll: () => void
  onClear: () => void
}

const BAR =
  'fixed inset-x-4 bottom-[calc(var(--tab-bar)+12px)] z-10 mx-auto flex w-fit max-w-full animate-appear flex-wrap items-center gap-0.5 rounded-card bg-solid py-1.5 pr-1.5 pl-4 text-on-solid shadow-float md:bottom-6 md:left-5 md:mx-0'

/** What can be done with the pictures that are chosen, and how far it is. */
export default function SelectionBar(props: Props) {
  const { chosen, cards, hasOthers, bulk, onAll, onClear } = props
  const { underWay } = bulk
  return (
    <section aria-label="Chosen images" className={BAR}>
      {underWay ? (
        <Progress underWay={underWay} onStop={bulk.stop} />
      ) : (
        <>
          <span role="status" className="num py-1 pr-2 font-semibold">
            {chosen.length === 0 ? 'Choose images' : `${chosen.length} chosen`}
          </span>
          <Actions chosen={chosen} cards={cards} bulk={bulk} onClear={onClear} />
          {hasOthers ? (
            <Press label="Choose all" onClick={onAll}>
              <CheckCheck {...ICON} />
            </Press>
          ) : null}
          <Press label="Choose none" onClick={onClear}>
            <X {...ICON} />
          </Press>
        </>
      )}
    </section>
  )
}

type PressProps = ComponentProps<'button'> & { label: string; children: ReactNode }

const Press = ({ label, children, ...rest }: PressProps) => (
  <button type="button" aria-label={label} data-tip={label} data-tip-side="top" {...rest} className={PRESS}>
    {children}
  </button>
)

function Actions({ chosen, cards, bulk, onClear }: Pick<Props, 'chosen' | 'cards' | 'bulk' | 'onClear'>) {
  if (chosen.length === 0) return null
  const areAll = cards.length > 0 && cards.every(isFavourite)
  const problem = whyNotCompared(chosen.length)
  return (
    <>
      {problem === null ? (
        <Link href={compareHref(chosen) as never} className={PRESS}>
          <Columns2 {...ICON} /> Compare
        </Link>
      ) : chosen.length === 1 ? (
        <span className="py-1 pr-2 opacity-80 max-md:sr-only">{problem}</span>
      ) : null}
      <Press
        label={areAll ? 'No favourites any more' : 'Favourite'}
        disabled={cards.length === 0}
        onClick={() =>
          bulk.favourite(
            cards.filter((card) => isFavourite(card) === areAll),
            !areAll,
          )
        }
      >
        <Heart {...ICON} className={cx(ICON.className, areAll && 'fill-current')} />
      </Press>
      <Press
        label="Move to trash"
        disabled={cards.length === 0}
        onClick={() => {
          bulk.trash(cards)
          onClear()
        }}
      >
        <Trash2 {...ICON} />
      </Press>
    </>
  )
}

function Progress({ underWay, onStop }: { underWay: NonNullable<UnderWay>; onStop: () => void }) {
  const { doing, tally } = underWay
  const now = tally.done + tally.failed.length
  return (
    <>
      <span
        role="progressbar"
        aria-label={doing}
        aria-valuenow={now}
        aria-valuemax={tally.total}
        className="num py-1 pr-2 font-semibold"
      >
        {doing}: {now} of {tally.total}
      </span>
      <button type="button" onClick={onStop} className={PRESS}>
        Stop
      </button>
    </>
  )
}
