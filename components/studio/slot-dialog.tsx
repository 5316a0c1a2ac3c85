'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { NOTHING, SHELVES, type Shelf, type SlotChoice } from './slot-choices'
import { useSlotChoices } from './use-slot-choices'

type Props = {
  /** What the picture will be: `Source`. */
  label: string
  first: Shelf
  open: boolean
  onOpenChange: (open: boolean) => void
  onChoose: (imageId: string) => void
}

/** The pictures that are already in the studio, to put one of them into a slot. */
export default function SlotDialog({ label, first, open, onOpenChange, onChoose }: Props) {
  const [shelf, setShelf] = useState<Shelf>(first)
  const choose = (id: string) => {
    onOpenChange(false)
    onChoose(id)
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`${label}: choose a picture`}>
      <Segmented
        label="Where to look"
        value={shelf}
        options={SHELVES}
        onChange={setShelf}
        className="grid auto-cols-fr grid-flow-col gap-0.5 rounded-s bg-sunk p-0.5"
      />
      <ShelfOf key={shelf} shelf={shelf} onChoose={choose} />
    </Dialog>
  )
}

const GRID = 'grid grid-cols-3 gap-1.5'
const PLACES = [1, 2, 3, 4, 5, 6, 7, 8, 9]

function ShelfOf({ shelf, onChoose }: { shelf: Shelf; onChoose: (imageId: string) => void }) {
  const { items, isLoading, problem, more, again } = useSlotChoices(shelf)
  if (problem && items.length === 0)
    return (
      <div role="alert" className="grid min-h-40 place-content-center justify-items-center gap-3 text-center">
        <p className="text-ink-2">{problem}</p>
        <Button onClick={again}>Try again</Button>
      </div>
    )
  if (isLoading && items.length === 0)
    return (
      <div className={GRID} aria-busy="true">
        {PLACES.map((place) => (
          <Skeleton key={place} className="aspect-square" />
        ))}
      </div>
    )
  if (items.length === 0)
    return <p className="grid min-h-40 place-content-center text-ink-2">{NOTHING[shelf]}</p>
  return (
    <>
      <ul className={GRID} aria-busy={isLoading}>
        {items.map((choice) => (
          <li key={choice.id}>
            <Choice choice={choice} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {problem ? (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      ) : null}
      {more ? (
        <Button variant="ghost" busy={isLoading} onClick={more}>
          Older pictures
        </Button>
      ) : null}
    </>
  )
}

type ChoiceProps = { choice: SlotChoice; onChoose: (imageId: string) => void }

const Choice = ({ choice: { id, name, hasVariants }, onChoose }: ChoiceProps) => (
  <button
    type="button"
    title={name}
    onClick={() => onChoose(id)}
    className="block aspect-square w-full overflow-hidden rounded-s bg-sunk transition-opacity hover:opacity-85 focus-visible:outline-offset-2"
  >
    {/* biome-ignore lint/performance/noImgElement: the studio makes and serves its own variants */}
    <img
      src={`/api/v1/images/${id}/${hasVariants ? 'thumb' : 'original'}`}
      alt={name}
      loading="lazy"
      decoding="async"
      className="size-full object-cover"
    />
  </button>
)
