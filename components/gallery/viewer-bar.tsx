'use client'

import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { shelfQuery } from './image-address'
import { useHydrated } from './use-hydrated'
import type { Neighbours } from './viewer'

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const

const isInCollection = () => shelfQuery().includes('collection=')

type Props = {
  neighbours: Neighbours
  onGo: (towards: 'newer' | 'older') => void
  onClose: () => void
}

/** The way back and the ways on. */
export function ViewerBar({ neighbours, onGo, onClose }: Props) {
  const isHydrated = useHydrated()
  return (
    <div className="flex h-12 shrink-0 items-center gap-1 px-2 touch:h-13">
      <Button variant="ghost" onClick={onClose}>
        <ArrowLeft className="size-4" {...ICON} /> {isHydrated && isInCollection() ? 'Collection' : 'Gallery'}
      </Button>
      <span className="grow" />
      <IconButton label="Newer" disabled={!neighbours.newer} onClick={() => onGo('newer')}>
        <ChevronLeft {...ICON} />
      </IconButton>
      <IconButton label="Older" tipAlign="end" disabled={!neighbours.older} onClick={() => onGo('older')}>
        <ChevronRight {...ICON} />
      </IconButton>
    </div>
  )
}
