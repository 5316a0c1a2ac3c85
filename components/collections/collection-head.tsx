'use client'

import { ArrowLeft, Lock } from 'lucide-react'
import { useMe } from '@/components/frame/me'
import { Link } from '@/components/ui/link'
import type { CollectionDetail } from '@/lib/gallery/collections/schema'
import { CollectionActions } from './collection-actions'
import { countInWords, seenBy } from './words'

export type HeadProps = { collection: CollectionDetail; onChanged: (next: CollectionDetail) => void }

/** The name as a title, what it is for, how much is in it and who sees it. */
export function CollectionHead({ collection, onChanged }: HeadProps) {
  const { id, team } = useMe()
  const { name, description, imageCount, teamLevel } = collection
  return (
    <header className="grid gap-1.5 pb-2">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Link
          href={'/collections' as never}
          className="-ml-1 inline-flex w-fit items-center gap-1 rounded-xs px-1 text-sm text-ink-3 hover:text-ink touch:min-h-11"
        >
          <ArrowLeft className="size-3.5" strokeWidth={1.6} aria-hidden="true" /> Collections
        </Link>
        <CollectionActions collection={collection} onChanged={onChanged} />
      </div>
      <div className="grid min-w-0 max-w-[60ch] gap-1.5">
        <h1 className="serif text-display text-balance wrap-anywhere">{name}</h1>
        {description ? <p className="text-pretty whitespace-pre-line text-ink-2">{description}</p> : null}
        <p className="num flex items-center gap-1.5 text-sm text-ink-3">
          {team.kind === 'shared' && teamLevel === null ? (
            <Lock className="size-3 shrink-0" strokeWidth={1.8} aria-hidden="true" />
          ) : null}
          {countInWords(imageCount)}
          {team.kind === 'shared' ? ` · ${seenBy(collection, id)}` : ''}
        </p>
      </div>
    </header>
  )
}
