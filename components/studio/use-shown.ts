'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { scrollBehavior } from '@/components/ui/motion'
import type { ModelView, RunView } from '@/lib/runs/schema'
import { type DraftAction, modelOf } from './draft'

/** Which run is on the stage: the one chosen, or the newest. A new run takes the stage. */
export function useShown(runs: readonly RunView[], first: string | undefined) {
  const [id, setId] = useState(first)
  const stage = useRef<HTMLElement>(null)
  const show = useCallback((run: RunView) => {
    setId(run.id)
    const above = stage.current?.getBoundingClientRect().top ?? 0
    if (above < 0 || above > innerHeight * 0.6) stage.current?.scrollIntoView({ behavior: scrollBehavior() })
    else stage.current?.scrollTo({ top: 0 })
  }, [])
  return { run: runs.find((each) => each.id === id) ?? runs[0], show, stage }
}

/** The settings the address brought along, once: the address forgets them, so that a reload does not repeat it. */
export function useArrival(
  models: readonly [ModelView, ...ModelView[]],
  run: RunView | undefined,
  seed: number | null | undefined,
) {
  const [brought] = useState<DraftAction | null>(() => {
    if (!run || seed === undefined) return null
    const model = modelOf(run.settings, models) ?? models[0]
    return { type: 'settings reused', settings: run.settings, model, count: 1, seed }
  })
  useEffect(() => {
    if (brought) window.history.replaceState(null, '', '/studio')
  }, [brought])
  return brought
}
