'use client'

import type { ReactNode } from 'react'
import type { ImageCard } from '@/lib/gallery/schema'
import type { Calendar } from './calendar'
import type { ImageFacts } from './facts'
import { ImageActions } from './image-actions'
import { DetailsSkeleton, ImageDetails, TrashedNotice } from './image-details'
import { Lineage } from './lineage'
import { PromptTitle } from './prompt-title'
import { purgeAtOf } from './sections'

type Props = {
  card: ImageCard | null
  /** Null while they are on their way. */
  facts: ImageFacts | null
  calendar: Calendar
  onTrash: () => void
  onRestore: (card: ImageCard) => void
  /** What people say about it. */
  children?: ReactNode
}

/** Beside the picture: its prompt, what can be done with it, how it was made and what it cost. */
export function ViewerPanel({ card, facts, calendar, onTrash, onRestore, children }: Props) {
  return (
    <div className="mx-auto grid max-w-[640px] gap-5">
      {card ? <PromptTitle prompt={card.prompt} /> : null}
      {card?.deletedAt ? <TrashedNotice purgeAt={purgeAtOf(card.deletedAt)} calendar={calendar} /> : null}
      {facts ? (
        <>
          <ImageActions
            facts={facts}
            trashed={facts.image.deletedAt !== null}
            onTrash={onTrash}
            onRestore={() => onRestore(facts.image)}
          />
          <ImageDetails facts={facts} calendar={calendar} />
          {children ? <div className="border-t border-line pt-4">{children}</div> : null}
          <Lineage facts={facts} calendar={calendar} />
        </>
      ) : (
        <>
          <div className="h-8 touch:h-11" />
          <DetailsSkeleton />
        </>
      )}
    </div>
  )
}
