'use client'

import { type DragEvent, useState } from 'react'

type Options = {
  chosen: ReadonlySet<string>
  /** The order of the wall. */
  order: readonly string[]
  /** Absent where pictures stand where they stand. */
  onMove?: ((ids: readonly string[], beforeId: string | null) => void) | undefined
}
/** Where the dragged ones would go: on this side of a picture. */
export type Insertion = { id: string; after: boolean } | null

// A picture's buttons lie over it, beside its link.
const tileUnder = (event: DragEvent): HTMLElement | null =>
  (event.target as HTMLElement).closest('li')?.querySelector<HTMLElement>('[data-image]') ?? null

/** Dragging pictures of a wall: onto a collection, or to another place among their own. */
export function useDrag({ chosen, order, onMove }: Options) {
  const [dragged, setDragged] = useState<readonly string[]>([])
  const [insertion, setInsertion] = useState<Insertion>(null)
  const over = () => {
    setDragged([])
    setInsertion(null)
  }
  const placeOf = (event: DragEvent): Insertion => {
    const tile = tileUnder(event)
    const id = tile?.dataset.image
    if (!tile || !id) return null
    const { left, width } = tile.getBoundingClientRect()
    return { id, after: event.clientX > left + width / 2 }
  }
  return {
    dragged,
    insertion,
    handlers: {
      onDragStart: (event: DragEvent) => {
        const id = tileUnder(event)?.dataset.image
        if (!id) return
        event.dataTransfer.effectAllowed = 'copyMove'
        const ids = chosen.has(id) ? order.filter((each) => chosen.has(each)) : [id]
        // Chromium ends a drag whose page changes while it begins.
        setTimeout(() => setDragged(ids))
      },
      onDragEnd: over,
      onDragOver: (event: DragEvent) => {
        if (!onMove || dragged.length === 0) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
        const next = placeOf(event)
        setInsertion((now) => (now?.id === next?.id && now?.after === next?.after ? now : next))
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setInsertion(null)
      },
      onDrop: (event: DragEvent) => {
        const place = placeOf(event)
        if (onMove && place && dragged.length > 0) {
          event.preventDefault()
          onMove(dragged, beforeOf(place, order))
        }
        over()
      },
    },
  }
}

const beforeOf = ({ id, after }: NonNullable<Insertion>, order: readonly string[]): string | null =>
  after ? (order[order.indexOf(id) + 1] ?? null) : id
