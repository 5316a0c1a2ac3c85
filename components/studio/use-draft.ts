'use client'

import { useEffect, useReducer, useRef } from 'react'
import type { ModelView } from '@/lib/runs/schema'
import { type Draft, type DraftAction, firstDraft, fitToModel, modelOf, reduceDraft } from './draft'
import { packDraft, unpackDraft } from './stored-draft'

const SAVE_AFTER_MS = 250
const keyOf = (userId: string) => `triptych.draft.${userId}`

function read(userId: string, models: readonly ModelView[]): Draft | null {
  const draft = unpackDraft(localStorage.getItem(keyOf(userId)))
  const model = draft && modelOf(draft, models)
  return draft && model ? fitToModel(draft, model) : null
}

/**
 * The draft, kept on this device under the person's id: it survives a reload, an ended session and a
 * crashed tab. `arriving` (settings brought from another page) goes before what was kept.
 */
export function useDraft(userId: string, models: readonly ModelView[], arriving: DraftAction | null) {
  const [draft, act] = useReducer(reduceDraft, models, firstDraft)
  const latest = useRef(draft)
  const ready = useRef(false)

  useEffect(() => {
    const kept = read(userId, models)
    if (arriving) act(arriving)
    else if (kept) act({ type: 'draft restored', draft: kept })
    ready.current = true
  }, [userId, models, arriving])

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
