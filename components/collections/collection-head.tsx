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
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pb-2">
      <div className="grid min-w-0 max-w-[60ch] gap-1.5">
        <Link
          href={'/collections' as never}
          className="-ml-1 inline-flex w-fit items-center gap-1 rounded-xs px-1 text-sm text-ink-3 hover:text-ink touch:min-h-11"
        >
          <ArrowLeft className="size-3.5" strokeWidth={1.6} aria-hidden="true" /> Collections
        </Link>
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
      <CollectionActions collection={collection} onChanged={onChanged} />
    </header>
  )
}
