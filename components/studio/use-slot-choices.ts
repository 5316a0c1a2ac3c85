'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import type { ImagePage, UploadPage } from '@/lib/gallery/schema'
import { type Shelf, type SlotChoice, shelfPageOf, shelfPath } from './slot-choices'

type State = {
  items: readonly SlotChoice[]
  cursor: string | null
  isLoading: boolean
  problem: string | null
}
const EMPTY: State = { items: [], cursor: null, isLoading: true, problem: null }

/** The pictures of a shelf, a page at a time; of two shelves asked one after the other the last is shown. */
export function useSlotChoices(shelf: Shelf) {
  const [state, setState] = useState(EMPTY)
  const turn = useRef(0)
  const { reportSignedOut } = useLive()
  const ask = useCallback(
    async (cursor: string | null) => {
      turn.current += 1
      const ours = turn.current
      setState((now) => (cursor ? { ...now, isLoading: true } : EMPTY))
      const answer = await callApi<ImagePage | UploadPage>(shelfPath(shelf, cursor))
      if (ours !== turn.current) return
      if (!answer.ok && answer.reason === 'signed-out') reportSignedOut()
      if (!answer.ok) return setState((now) => ({ ...now, isLoading: false, problem: answer.message }))
      const { items, nextCursor } = shelfPageOf(answer.value)
      setState((now) => ({
        items: cursor ? [...now.items, ...items] : items,
        ...{ cursor: nextCursor, isLoading: false, problem: null },
      }))
    },
    [shelf, reportSignedOut],
  )
  useEffect(() => void ask(null), [ask])
  const { cursor, ...rest } = state
  return { ...rest, more: cursor === null ? null : () => void ask(cursor), again: () => void ask(null) }
}
