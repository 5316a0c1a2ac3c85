'use client'

import { useCallback, useEffect, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useHouse } from '@/components/frame/live'
import { newestAnswer } from '@/components/frame/newest-answer'
import { type Page, withNewest, withOlder } from './pages'

/** `first`: nothing is known yet. */
export type Loading = 'no' | 'first' | 'yes' | 'failed'

const always = () => true

/** A list that is read page by page from `path`, and anew from its top; with `asksFirst` the first page is not known yet. */
export function usePages<T extends { id: string }>(firstPage: Page<T>, path: string, asksFirst = false) {
  const [page, setPage] = useState(firstPage)
  const [loading, setLoading] = useState<Loading>(asksFirst ? 'first' : 'no')
  const { reportSignedOut } = useHouse()
  const { nextCursor } = page
  const [turn] = useState(newestAnswer)

  const ask = useCallback(
    async (query: string, join: (was: Page<T>, asked: Page<T>) => Page<T>, isAwaited: () => boolean) => {
      const answer = await callApi<Page<T>>(query)
      if (!isAwaited()) return
      setLoading(answer.ok ? 'no' : 'failed')
      if (answer.ok) setPage((was) => join(was, answer.value))
      else if (answer.reason === 'signed-out') reportSignedOut()
    },
    [reportSignedOut],
  )
  const askNewest = useCallback(() => ask(path, withNewest, turn()), [ask, path, turn])
  const askOlder = () => {
    setLoading('yes')
    if (nextCursor === null) return askNewest()
    const joint = path.includes('?') ? '&' : '?'
    return ask(`${path}${joint}cursor=${encodeURIComponent(nextCursor)}`, withOlder, always)
  }
  useEffect(() => {
    if (asksFirst) void askNewest()
  }, [asksFirst, askNewest])

  return { page, setPage, loading, askOlder, askNewest }
}
