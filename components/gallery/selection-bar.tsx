'use client'

import {
  ArrowLeft,
  ArrowRight,
  CheckCheck,
  Columns2,
  Eye,
  EyeOff,
  FolderMinus,
  FolderPlus,
  Heart,
  ImageIcon,
  Trash2,
  X,
} from 'lucide-react'
import { type ComponentProps, type ReactNode, Suspense, useState } from 'react'
import type { Collecting } from '@/components/collections/use-collecting'
import { useMayShow, useMe } from '@/components/frame/me'
import { cx } from '@/components/ui/class-names'
import { fetchedOnPress } from '@/components/ui/fetched'
import { Link } from '@/components/ui/link'
import type { ImageCard } from '@/lib/gallery/schema'
import { compareHref, whyNotCompared } from './compared'
import { isFavourite } from './favourites'
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
  /** On the wall of a collection. */
  collecting: Collecting | undefined
  onShow: (ids: readonly string[], shown: boolean) => void
  onAll: () => void
  onClear: () => void
}

const BAR =
  'fixed inset-x-4 bottom-[calc(var(--tab-bar)+12px)] z-10 mx-auto flex w-fit max-w-full animate-appear flex-wrap items-center gap-0.5 rounded-card bg-solid py-1.5 pr-1.5 pl-4 text-on-solid shadow-float md:bottom-6 md:left-5 md:mx-0'

/** What can be done with the pictures that are chosen, and how far it is. */
export default function SelectionBar(props: Props) {
  const { chosen, hasOthers, bulk, collecting, onAll, onClear } = props
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
          <Actions {...props} />
          {hasOthers ? (
            <Press label="Choose all" narrow={!collecting} onClick={onAll}>
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

type PressProps = ComponentProps<'button'> & {
  label: string
  /** Whether there is room for it on a phone. */
  narrow?: boolean
  children: ReactNode
}

const Press = ({ label, narrow = true, children, ...rest }: PressProps) => (
  <button
    type="button"
    aria-label={label}
    data-tip={label}
    data-tip-side="top"
    {...rest}
    className={cx(PRESS, !narrow && 'max-md:hidden')}
  >
    {children}
  </button>
)

const AddDialog = fetchedOnPress(() => import('@/components/collections/add-dialog'))

function Actions(props: Props) {
  const { chosen, cards, bulk, collecting } = props
  if (chosen.length === 0) return null
  const areAll = cards.length > 0 && cards.every(isFavourite)
  const problem = whyNotCompared(chosen.length)
  return (
    <>
      {problem === null ? (
        <Link href={compareHref(chosen) as never} className={PRESS}>
          <Columns2 {...ICON} /> <span className="max-md:sr-only">Compare</span>
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
      <Add chosen={chosen} />
      {collecting ? <InCollection {...props} collecting={collecting} /> : <OfOwn {...props} />}
    </>
  )
}

function Add({ chosen }: Pick<Props, 'chosen'>) {
  const [open, setOpen] = useState<boolean>()
  if (useMe().team.role === 'viewer') return null
  return (
    <>
      <Press label="Add to a collection…" onClick={() => setOpen(true)}>
        <FolderPlus {...ICON} />
      </Press>
      {open === undefined ? null : (
        <Suspense>
          <AddDialog imageIds={chosen} open={open} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  )
}

/** What is done with one's own alone: showing, hiding, throwing away. */
function OfOwn({ cards, bulk, onShow, onClear }: Props) {
  const mayShow = useMayShow()
  const own = cards.filter(({ author }) => author === undefined)
  const areShown = own.every(({ shown }) => shown)
  if (own.length < cards.length) return null
  return (
    <>
      {mayShow ? (
        <Press
          label={areShown ? 'Hide from the team' : 'Show to the team'}
          disabled={own.length === 0}
          onClick={() =>
            onShow(
              own.filter(({ shown }) => shown === areShown).map(({ id }) => id),
              !areShown,
            )
          }
        >
          {areShown ? <EyeOff {...ICON} /> : <Eye {...ICON} />}
        </Press>
      ) : null}
      <Press
        label="Move to trash"
        disabled={own.length === 0}
        onClick={() => {
          bulk.trash(own)
          onClear()
        }}
      >
        <Trash2 {...ICON} />
      </Press>
    </>
  )
}

function InCollection({ chosen, cards, collecting, onClear }: Props & { collecting: Collecting }) {
  const { step, setCover, takeOut } = collecting
  const [first] = chosen
  return (
    <>
      {step ? (
        <>
          <Press label="Move earlier" onClick={() => step(chosen, -1)}>
            <ArrowLeft {...ICON} />
          </Press>
          <Press label="Move later" onClick={() => step(chosen, 1)}>
            <ArrowRight {...ICON} />
          </Press>
        </>
      ) : null}
      {setCover && first && chosen.length === 1 ? (
        <Press label="Make it the cover" onClick={() => void setCover(first)}>
          <ImageIcon {...ICON} />
        </Press>
      ) : null}
      {takeOut ? (
        <Press
          label="Take out of the collection"
          onClick={() => {
            void takeOut(cards)
            onClear()
          }}
        >
          <FolderMinus {...ICON} />
        </Press>
      ) : null}
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
