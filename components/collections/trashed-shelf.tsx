'use client'

import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { daysUntil, inDays } from '@/components/gallery/calendar'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import type { CollectionCard } from '@/lib/gallery/collections/schema'
import { restoreCollection } from './calls'
import { Cover } from './cover'
import { countInWords } from './words'

type Props = { card: CollectionCard; now: string; onRestored: () => void }

/** A collection in the trash: how long it has left, and the way back. Its pictures are where they were. */
export function TrashedShelf({ card, now, onRestored }: Props) {
  const [busy, setBusy] = useState(false)
  const restore = async () => {
    setBusy(true)
    const answer = await restoreCollection(card.id)
    setBusy(false)
    if (!answer.ok) return toast(`It was not restored. ${answer.message}`, { tone: 'bad' })
    onRestored()
    toast(`“${card.name}” is back.`)
  }
  return (
    <div className="grid gap-2">
      <Cover cover={card.cover} className="aspect-[4/3] w-full overflow-hidden rounded-card opacity-60" />
      <div className="flex items-start gap-2 px-0.5">
        <span className="grid min-w-0 grow">
          <span className="serif truncate text-[1.3125rem] leading-7">{card.name}</span>
          <span className="num truncate text-sm text-ink-3">
            {countInWords(card.imageCount)} · {inDays(daysUntil(card.purgeAt ?? now, now))} left
          </span>
        </span>
        <Button size="s" busy={busy} onClick={restore}>
          <Undo2 className="size-4" strokeWidth={1.6} aria-hidden="true" /> Restore
        </Button>
      </div>
    </div>
  )
}
