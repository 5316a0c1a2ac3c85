'use client'

import { ImagePlus } from 'lucide-react'
import type { Shelf } from './slot-choices'

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const

type EmptyProps = {
  label: string
  isDragging: boolean
  isInvalid: boolean
  onPick: () => void
  onLook: (shelf: Shelf) => void
  onNear: () => void
}

/** The other ways to fill a slot: with what is already in the studio. */
export const HERE = [
  { shelf: 'uploads', says: 'Recent uploads' },
  { shelf: 'all', says: 'From the gallery' },
] as const

/** An empty slot: drop, paste, choose a file, or look at what is here already. */
export const Empty = ({ onLook, onNear, ...rest }: EmptyProps) => (
  <div className="grid grid-rows-[minmax(0,1fr)_auto]">
    <PickButton {...rest} />
    <p className="flex justify-center gap-1 pb-1.5" onPointerEnter={onNear} onFocus={onNear}>
      {HERE.map(({ shelf, says }) => (
        <button
          key={shelf}
          type="button"
          aria-label={`${rest.label}: ${says.toLowerCase()}`}
          onClick={() => onLook(shelf)}
          className="h-6 rounded-s px-1.5 text-xs text-ink-3 underline decoration-line-strong underline-offset-2 transition-colors hover:text-ink touch:h-11 touch:px-3"
        >
          {says}
        </button>
      ))}
    </p>
  </div>
)

function PickButton({ label, isDragging, isInvalid, onPick }: Omit<EmptyProps, 'onLook' | 'onNear'>) {
  return (
    <button
      type="button"
      onClick={onPick}
      data-problem={isInvalid || undefined}
      aria-label={`${label}: choose a file`}
      className="flex items-center justify-center gap-2.5 min-h-11 rounded-card px-3 text-ink-3 transition-colors hover:text-ink focus-visible:-outline-offset-2"
    >
      <ImagePlus className="size-4.5 shrink-0" {...ICON} />
      {isDragging ? (
        'Drop it here'
      ) : (
        <span>
          <span className="touch:hidden">Drop, paste or </span>
          <span className="inline-block text-ink-2 underline first-letter:touch:uppercase">
            choose a picture
          </span>
        </span>
      )}
    </button>
  )
}
