'use client'

import { Check, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { imagesInWords } from '@/components/gallery/bulk'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { Dialog } from '@/components/ui/dialog'
import { inputClass } from '@/components/ui/field'
import { toast } from '@/components/ui/toast-store'
import { newId } from '@/lib/core/ids'
import type { CollectionCard } from '@/lib/gallery/collections/schema'
import { addImages, makeCollection, readCollections, takeOutImages } from './calls'
import { Cover } from './cover'
import { countInWords } from './words'

type Props = {
  imageIds: readonly string[]
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Which collections hold the images: pressed is put in, pressed again taken out; a new one at the top. */
export default function AddDialog({ imageIds, open, onOpenChange }: Props) {
  const what = imageIds.length === 1 ? 'this picture' : imagesInWords(imageIds.length)
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Add ${what} to a collection`}>
      <Shelves imageIds={imageIds} />
    </Dialog>
  )
}

function Shelves({ imageIds }: Pick<Props, 'imageIds'>) {
  const { cards, problem, put } = useHolding(imageIds)
  return (
    <div className="grid gap-3">
      <NewOne imageIds={imageIds} onMade={(card) => put(card, true)} />
      {problem ? <p className="text-bad">{problem}</p> : null}
      {cards?.length === 0 ? <p className="text-ink-3">There is none yet that you may add to.</p> : null}
      <ul className="-mx-1.5 grid max-h-[50dvh] overflow-y-auto">
        {cards?.map((card) => (
          <li key={card.id} className="min-w-0">
            <Shelf card={card} imageIds={imageIds} onPut={put} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function useHolding(imageIds: readonly string[]) {
  const [asked, setAsked] = useState<readonly CollectionCard[] | null>(null)
  const [changed, setChanged] = useState<readonly CollectionCard[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const one = imageIds.length === 1 ? imageIds[0] : undefined
  useEffect(() => {
    void readCollections(one ? { holds: one } : {}).then((answer) => {
      if (answer.ok) setAsked(answer.value.filter(({ level }) => level !== 'view'))
      else setProblem(answer.message)
    })
  }, [one])
  const put = (card: CollectionCard, holds: boolean) =>
    setChanged((now) => [{ ...card, holds }, ...now.filter(({ id }) => id !== card.id)])
  const cards = asked || changed.length > 0 ? withChanged(asked ?? [], changed) : null
  return { cards, problem, put }
}

/** The answer may be older than what was made, put in or taken out while it was on its way. */
function withChanged(asked: readonly CollectionCard[], changed: readonly CollectionCard[]): CollectionCard[] {
  const known = new Set(asked.map(({ id }) => id))
  const byId = new Map(changed.map((card) => [card.id, card]))
  return [...changed.filter(({ id }) => !known.has(id)), ...asked.map((card) => byId.get(card.id) ?? card)]
}

type ShelfProps = {
  card: CollectionCard
  imageIds: readonly string[]
  onPut: (card: CollectionCard, holds: boolean) => void
}

function Shelf({ card, imageIds, onPut }: ShelfProps) {
  const [busy, setBusy] = useState(false)
  const holds = card.holds ?? false
  const press = async () => {
    setBusy(true)
    const answer = await (holds ? takeOutImages : addImages)(card.id, imageIds)
    setBusy(false)
    if (answer.ok) onPut(card, !holds)
    else toast(`Nothing changed. ${answer.message}`, { tone: 'bad' })
  }
  return (
    <button
      type="button"
      aria-pressed={holds}
      disabled={busy}
      onClick={press}
      className="flex w-full items-center gap-3 rounded-s px-1.5 py-1.5 text-left hover:bg-sunk"
    >
      <Cover cover={card.cover} className="size-10 shrink-0 rounded-xs" />
      <span className="min-w-0 grow">
        <span className="block truncate">{card.name}</span>
        <span className="num block truncate text-xs text-ink-3">
          {countInWords(card.imageCount)}
          {card.teamLevel === null ? '' : ' · shared with the team'}
        </span>
      </span>
      <span
        className={cx(
          'grid size-6 shrink-0 place-content-center rounded-full border',
          holds ? 'border-solid bg-solid text-on-solid' : 'border-line-strong',
        )}
      >
        {holds ? <Check className="size-4" strokeWidth={2} aria-hidden="true" /> : null}
      </span>
    </button>
  )
}

function NewOne({ imageIds, onMade }: Pick<Props, 'imageIds'> & { onMade: (card: CollectionCard) => void }) {
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const make = async () => {
    if (name.trim() === '') return
    setBusy(true)
    const answer = await makeCollection(newId(), { name, description: '', teamLevel: null }, imageIds)
    setBusy(false)
    if (!answer.ok) return toast(`It was not made. ${answer.message}`, { tone: 'bad' })
    setName('')
    onMade(answer.value)
    toast(`“${answer.value.name}” is made, private.`)
  }
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <input
        value={name}
        onChange={(event) => setName(event.target.value)}
        aria-label="Name of a new collection"
        placeholder="New collection"
        maxLength={80}
        className={inputClass('min-w-0')}
      />
      <Button type="submit" busy={busy} disabled={name.trim() === ''}>
        <Plus className="size-4" strokeWidth={1.6} aria-hidden="true" /> Make
      </Button>
    </form>
  )
}
