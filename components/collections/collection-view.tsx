'use client'

import { useCallback, useEffect, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { newestAnswer } from '@/components/frame/newest-answer'
import type { Calendar } from '@/components/gallery/calendar'
import { Wall } from '@/components/gallery/wall'
import type { CollectionDetail } from '@/lib/gallery/collections/schema'
import type { ImagePage } from '@/lib/gallery/schema'
import { CollectionHead } from './collection-head'

type Props = { drawn: CollectionDetail; firstPage: ImagePage; calendar: Calendar }

/** One collection: what it is called and for, and its pictures in their order. */
export function CollectionView({ drawn, firstPage, calendar }: Props) {
  const [collection, setCollection] = useFollowed(drawn)
  return (
    <div className="px-4 pt-6 pb-2 md:px-5 md:pt-9">
      <CollectionHead collection={collection} onChanged={setCollection} />
      <Wall
        key={collection.id}
        view="collection"
        firstPage={firstPage}
        calendar={calendar}
        collection={collection}
      />
    </div>
  )
}

/** As the server drew it, and as it is whenever somebody changed it. */
function useFollowed(drawn: CollectionDetail) {
  const [collection, setCollection] = useState(drawn)
  const [turn] = useState(newestAnswer)
  const { listen } = useLive()
  const show = useCallback(
    (next: CollectionDetail) => {
      turn()
      setCollection(next)
    },
    [turn],
  )
  useEffect(() => show(drawn), [drawn, show])
  const read = useCallback(async () => {
    const isNewest = turn()
    const answer = await callApi<CollectionDetail>(`/collections/${drawn.id}`)
    if (answer.ok && isNewest()) setCollection(answer.value)
  }, [drawn.id, turn])
  useEffect(
    () =>
      listen({
        onRun: () => {},
        onTeam: ({ what, id }) => {
          if (what === 'images' || (what === 'collection' && (id === null || id === drawn.id))) void read()
        },
        onResumed: () => void read(),
        onOpened: () => void read(),
      }),
    [listen, read, drawn.id],
  )
  return [collection, show] as const
}
