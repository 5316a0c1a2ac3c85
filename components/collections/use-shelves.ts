'use client'

import { useCallback, useEffect, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { newestAnswer } from '@/components/frame/newest-answer'
import type { CollectionListQuery, CollectionPage } from '@/lib/gallery/collections/schema'
import { readCollections } from './calls'

const NEWS_AFTER_MS = 200

/** The collections one may open, newest first; what anybody in the team makes, shares or changes is there at once. */
export function useShelves(view: CollectionListQuery['view'], firstPage: CollectionPage) {
  const [{ items, nextCursor }, setPage] = useState(firstPage)
  const { listen } = useLive()
  useEffect(() => setPage(firstPage), [firstPage])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const turn = newestAnswer()
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(async () => {
        const isNewest = turn()
        const answer = await readCollections({ view })
        if (answer.ok && isNewest()) setPage({ items: answer.value, nextCursor: null })
      }, NEWS_AFTER_MS)
    }
    const leave = listen({
      onRun: () => {},
      onTeam: ({ what }) => what === 'collection' && soon(),
      onResumed: soon,
      onOpened: soon,
    })
    return () => {
      leave()
      clearTimeout(timer)
    }
  }, [view, listen])
  const askMore = useCallback(async () => {
    const asked = new URLSearchParams({ view, limit: '60', cursor: nextCursor ?? '' })
    const answer = await callApi<CollectionPage>(`/collections?${asked}`)
    if (answer.ok)
      setPage((now) => ({
        items: [...now.items, ...answer.value.items],
        nextCursor: answer.value.nextCursor,
      }))
  }, [view, nextCursor])
  const takeOff = useCallback(
    (id: string) => setPage((now) => ({ ...now, items: now.items.filter((card) => card.id !== id) })),
    [],
  )
  return { cards: items, hasMore: nextCursor !== null, askMore, takeOff }
}
