'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { scrollBehavior } from '@/components/ui/motion'
import type { Operation } from '@/lib/providers/schema'
import type { RunView } from '@/lib/runs/schema'
import type { DraftAction } from './draft'
import type { SlotImage, Slots } from './slot-image'

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
  return { run: runs.find((each) => each.id === id) ?? runs.find(({ sweep }) => !sweep), show, stage }
}

/** What another page sent along: a run's settings (a seed of null draws new ones), or an image to go on from. */
export type Arrival =
  | { settingsOf: RunView; seed: number | null; slots: Slots }
  | { image: SlotImage; operation?: Operation | undefined }

/** What the address brought along, once: the address forgets it, so that a reload does not repeat it. */
export function useArrival(arrival: Arrival | undefined) {
  const [brought] = useState<DraftAction | null>(() => {
    if (!arrival) return null
    if ('image' in arrival) return { type: 'image brought', ...arrival }
    const { settingsOf: run, seed, slots } = arrival
    return { type: 'settings reused', settings: run.settings, count: 1, seed, slots }
  })
  useEffect(() => {
    if (brought) window.history.replaceState(null, '', '/studio')
  }, [brought])
  return brought
}
