'use client'

import { type DragEvent, useEffect, useState } from 'react'
import { imagesInWords } from '@/components/gallery/bulk'
import { cx } from '@/components/ui/class-names'
import { toast } from '@/components/ui/toast-store'
import type { CollectionCard } from '@/lib/gallery/collections/schema'
import { addImages, readCollections, takeOutImages } from './calls'
import { Cover } from './cover'

type Props = {
  imageIds: readonly string[]
  /** The one that is looked at: it is no place to drop. */
  except?: string | undefined
}

/** Where pictures that are being dragged can be let go of: the collections, at the side of the wall. */
export default function DropStrip({ imageIds, except }: Props) {
  const [cards, setCards] = useState<CollectionCard[]>([])
  useEffect(() => {
    void readCollections().then((answer) => answer.ok && setCards(answer.value))
  }, [])
  const places = cards.filter(({ id, level }) => id !== except && level !== 'view')
  return (
    <aside
      aria-label="Drop on a collection"
      className="fixed top-[calc(var(--top-bar)+12px)] right-4 z-30 grid max-h-[calc(100dvh-var(--top-bar)-28px)] w-60 animate-appear content-start gap-1 overflow-y-auto rounded-card bg-panel p-2 shadow-float"
    >
      <p className="px-2 py-1 text-xs text-ink-3">Drop on a collection</p>
      {places.length === 0 ? <p className="px-2 pb-2 text-ink-2">There is none to add to yet.</p> : null}
      {places.map((card) => (
        <Place key={card.id} card={card} imageIds={imageIds} />
      ))}
    </aside>
  )
}

function Place({ card, imageIds }: { card: CollectionCard; imageIds: readonly string[] }) {
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void drop(card, imageIds)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only there while a pointer drags; the menu does the same
    <div
      onDragOver={(event) => {
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      data-collection={card.id}
      className={cx(
        'flex items-center gap-2.5 rounded-s p-1.5 outline-2',
        over ? 'bg-sunk outline-live' : 'outline-transparent',
      )}
    >
      <Cover cover={card.cover} className="pointer-events-none size-9 shrink-0 rounded-xs" />
      <span className="pointer-events-none min-w-0 truncate">{card.name}</span>
    </div>
  )
}

async function drop({ id, name }: CollectionCard, imageIds: readonly string[]) {
  const answer = await addImages(id, imageIds)
  if (!answer.ok) return toast(`Nothing was added. ${answer.message}`, { tone: 'bad' })
  const undo = async () => {
    const back = await takeOutImages(id, imageIds)
    if (!back.ok) toast(`It was not undone. ${back.message}`, { tone: 'bad' })
  }
  toast(`${imagesInWords(imageIds.length)} added to “${name}”.`, {
    action: { label: 'Undo', onAction: () => void undo() },
  })
}
