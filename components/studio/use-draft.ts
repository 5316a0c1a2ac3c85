'use client'

import { useEffect, useMemo, useReducer, useRef } from 'react'
import type { ModelView } from '@/lib/runs/schema'
import { type DraftAction, draftReducer, firstDraft } from './draft'
import { packDraft, unpackDraft } from './stored-draft'

const SAVE_AFTER_MS = 250
const keyOf = (userId: string) => `triptych.draft.${userId}`

/**
 * The draft, kept on this device under the person's id: it survives a reload, an ended session and a
 * crashed tab. `arriving` (what was brought from another page) goes on top of what was kept.
 */
export function useDraft(userId: string, models: readonly ModelView[], arriving: DraftAction | null) {
  const reducer = useMemo(() => draftReducer(models), [models])
  const [draft, act] = useReducer(reducer, models, firstDraft)
  const latest = useRef(draft)
  const ready = useRef(false)

  useEffect(() => {
    const kept = unpackDraft(localStorage.getItem(keyOf(userId)))
    if (kept) act({ type: 'draft restored', draft: kept })
    if (arriving) act(arriving)
    ready.current = true
  }, [userId, arriving])

  useEffect(() => {
    const changed = latest.current !== draft
    latest.current = draft
    if (!ready.current || !changed) return
    const save = () => localStorage.setItem(keyOf(userId), packDraft(draft))
    const timer = setTimeout(save, SAVE_AFTER_MS)
    window.addEventListener('pagehide', save)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pagehide', save)
    }
  }, [draft, userId])

  return [draft, act] as const
}
