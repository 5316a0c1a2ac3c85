'use client'

import { type Dispatch, type RefObject, useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import type { ModelView } from '@/lib/runs/schema'
import { type Draft, type DraftAction, draftReducer, firstDraft } from './draft'
import { beginHistory, type DraftEdit, historyReducer } from './draft-history'
import { packDraft, unpackDraft } from './stored-draft'

const keyOf = (userId: string) => `triptych.draft.${userId}`

/** At once: half a kilobyte costs less than a timer, and no change is lost with the tab. */
function save(userId: string, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(userId), packDraft(draft))
  } catch {
    // A device without room keeps it for as long as the page is there.
  }
}

/**
 * The draft, kept on this device under the person's id: it survives a reload, an ended session and a
 * crashed tab. `arriving` (what was brought from another page) goes on top of what was kept. With it what can
 * be undone and done again. A prompt written before the page listened comes last: it is what the person sees.
 */
export function useDraft(
  userId: string,
  models: readonly ModelView[],
  arriving: DraftAction | null,
  promptRef: RefObject<HTMLTextAreaElement | null>,
) {
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
    const early = promptRef.current?.value
    if (early && !ready.current)
      dispatch({ edit: { type: 'field written', name: 'prompt', value: early }, atMs: 0 })
    ready.current = true
  }, [userId, arriving, promptRef])

  useEffect(() => {
    const changed = latest.current !== draft
    latest.current = draft
    if (ready.current && changed) save(userId, draft)
  }, [draft, userId])

  return [draft, act, history] as const
}
