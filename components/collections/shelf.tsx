'use client'

import { Lock } from 'lucide-react'
import { useMe } from '@/components/frame/me'
import { Link } from '@/components/ui/link'
import type { CollectionCard } from '@/lib/gallery/collections/schema'
import { Cover } from './cover'
import { countInWords, seenBy } from './words'

/** A collection among others: its cover, its name, how much is in it and who sees it. */
export function Shelf({ card }: { card: CollectionCard }) {
  const { id, team } = useMe()
  return (
    <Link href={`/collections/${card.id}` as never} className="group grid gap-2 rounded-card">
      <Cover
        cover={card.cover}
        className="aspect-[4/3] w-full overflow-hidden rounded-card transition-opacity group-hover:opacity-90"
      />
      <span className="grid min-w-0 px-0.5">
        <span className="serif truncate text-[1.3125rem] leading-7">{card.name}</span>
        <span className="num flex min-w-0 items-center gap-1.5 text-sm text-ink-3">
          {team.kind === 'shared' && card.teamLevel === null ? (
            <Lock className="size-3 shrink-0" strokeWidth={1.8} aria-hidden="true" />
          ) : null}
          <span className="truncate">
            {countInWords(card.imageCount)}
            {team.kind === 'shared' ? ` · ${seenBy(card, id)}` : ''}
          </span>
        </span>
      </span>
    </Link>
  )
}
