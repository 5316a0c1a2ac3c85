'use client'

import { type Dispatch, useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import type { ModelView } from '@/lib/runs/schema'
import { type DraftAction, draftReducer, firstDraft } from './draft'
import { beginHistory, type DraftEdit, historyReducer } from './draft-history'
import { packDraft, unpackDraft } from './stored-draft'

const SAVE_AFTER_MS = 250
const keyOf = (userId: string) => `triptych.draft.${userId}`

/**
 * The draft, kept on this device under the person's id: it survives a reload, an ended session and a
 * crashed tab. `arriving` (what was brought from another page) goes on top of what was kept. With it what can
 * be undone and done again.
 */
export function useDraft(userId: string, models: readonly ModelView[], arriving: DraftAction | null) {
  const reducer = useMemo(() => historyReducer(draftReducer(models)), [models])
  const [history, dispatch] = useReducer(reducer, models, (all) => beginHistory(firstDraft(all)))
  const act: Dispatch<DraftEdit> = useCallback((edit) => dispatch({ edit, atMs: Date.now() }), [])
  const { draft } = history
  const latest = useRef(draft)
  const ready = useRef(false)

  useEffect(() => {
    const kept = unpackDraft(localStorage.getItem(keyOf(userId)))
    if (kept) dispatch({ edit: { type: 'draft opened', draft: kept }, atMs: 0 })
    if (arriving) dispatch({ edit: arriving, atMs: 0 })
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

  return [draft, act, history] as const
}
