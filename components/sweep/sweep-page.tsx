'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Calendar } from '@/components/gallery/calendar'
import { useCalendar } from '@/components/gallery/use-calendar'
import { setClock } from '@/components/studio/clock'
import { ReaderContext } from '@/components/studio/reader'
import type { SweepView } from '@/lib/runs/sweep/schema'
import { FollowSweep } from './follow-sweep'
import { Look } from './look'
import { SpokenProgress } from './spoken-progress'
import { type OfferOf, type SweepFacts, sweepFacts } from './sweep-facts'
import { SweepGrid } from './sweep-grid'
import { SweepHeading } from './sweep-heading'
import { createSweepStore, SweepStoreContext } from './sweep-store'
import { useZoom } from './use-zoom'

type Props = { view: SweepView; offers: readonly OfferOf[]; calendar: Calendar }

function Body({ facts, view }: { facts: SweepFacts; view: SweepView }) {
  const frameRef = useRef<HTMLDivElement>(null)
  const { zoom, choose } = useZoom(frameRef)
  const [open, setOpen] = useState<number | null>(null)
  const close = useCallback(() => setOpen(null), [])
  return (
    <div className="grid h-[calc(100dvh-var(--top-bar))] grid-rows-[auto_minmax(15rem,1fr)] gap-1 bg-sunk px-4 pt-4 max-md:h-[calc(100dvh-var(--top-bar)-var(--tab-bar)-26px)] md:px-6.5 md:pt-5.5">
      <SweepHeading view={view} facts={facts} zoom={zoom} onZoom={choose} />
      <SweepGrid
        grid={facts.grid}
        faces={facts.faces}
        usualMs={facts.usualMs}
        models={facts.models}
        frameRef={frameRef}
        onOpen={setOpen}
      />
      {open === null ? null : (
        <Look cell={open} grid={facts.grid} facts={facts} onMove={setOpen} onClose={close} />
      )}
    </div>
  )
}

/** A sweep as it fills in: what was asked, what it costs, and the grid of its cells. */
export function SweepPage({ view, offers, calendar }: Props) {
  const reader = useCalendar(calendar)
  const drawnAt = Date.parse(calendar.nowIso)
  useEffect(() => setClock(drawnAt), [drawnAt])
  const [store] = useState(() => createSweepStore(view))
  // What the grid is laid out by does not change while it fills in.
  const facts = useMemo(() => sweepFacts(view, offers), [view, offers])
  return (
    <ReaderContext value={reader}>
      <SweepStoreContext value={store}>
        <FollowSweep sweepId={view.id} mine={view.mine} />
        <Body facts={facts} view={view} />
        <SpokenProgress />
      </SweepStoreContext>
    </ReaderContext>
  )
}
