'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { callApi } from '@/components/frame/api'
import type { AskedPrompt, AskedPromptPage } from '@/lib/prompts/schema'

const PAGE = '30'
const TYPED_MS = 180

type State = {
  items: readonly AskedPrompt[]
  cursor: string | null
  isLoading: boolean
  problem: string | null
}

/** The prompts asked before that have these words, a page at a time; the last search asked is the one shown. */
export function useAsked(search: string, isShown: boolean) {
  const [state, setState] = useState<State>({ items: [], cursor: null, isLoading: true, problem: null })
  const latest = useRef(0)
  const hasAsked = useRef(false)
  const ask = useCallback(async (words: string, cursor: string | null) => {
    latest.current += 1
    const turn = latest.current
    setState((now) => ({ ...now, isLoading: true }))
    const query = new URLSearchParams({ limit: PAGE, search: words, ...(cursor && { cursor }) })
    const answer = await callApi<AskedPromptPage>(`/prompts/history?${query}`)
    if (turn !== latest.current) return
    setState((now) =>
      answer.ok
        ? {
            items: cursor ? [...now.items, ...answer.value.items] : answer.value.items,
            ...{ cursor: answer.value.nextCursor, isLoading: false, problem: null },
          }
        : { ...now, isLoading: false, problem: answer.message },
    )
  }, [])
  useEffect(() => {
    if (!isShown) return
    const timer = setTimeout(() => ask(search, null), hasAsked.current ? TYPED_MS : 0)
    hasAsked.current = true
    return () => clearTimeout(timer)
  }, [search, isShown, ask])
  const { cursor, ...rest } = state
  return { ...rest, more: cursor === null ? null : () => ask(search, cursor) }
}
