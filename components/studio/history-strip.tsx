'use client'

import { memo, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import type { RunView } from '@/lib/runs/schema'
import { groupByDay } from './days'
import { HistoryRun } from './history-run'
import { useReader, useReaderNow } from './reader'

type Props = {
  runs: readonly RunView[]
  selectedId: string | undefined
  hasOlder: boolean
  loading: boolean
  onSelect: (run: RunView) => void
  onOlder: () => void
}

/** Asks for older runs when the end of the strip comes near; the button is for everybody else. */
function Older({ loading, onOlder }: Pick<Props, 'loading' | 'onOlder'>) {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = end.current
    if (!element || loading) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onOlder(), {
      rootMargin: '600px',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [loading, onOlder])
  return (
    <div ref={end} className="pt-2 pb-4">
      <Button variant="ghost" busy={loading} onClick={onOlder} className="w-full">
        Older runs
      </Button>
    </div>
  )
}

/** What was asked for before, by day. Choosing a run puts it on the stage. */
export const HistoryStrip = memo(function HistoryStrip(props: Props) {
  const { runs, selectedId, hasOlder, loading, onSelect, onOlder } = props
  const reader = useReader()
  const now = useReaderNow(60_000)
  if (runs.length === 0)
    return <p className="text-xs text-ink-3 max-xl:hidden">Your runs will be listed here.</p>
  return (
    <>
      {groupByDay(runs, now, reader).map((day) => (
        <section key={day.label} className="mb-3">
          <h2 className="mb-2.5 text-xs text-ink-3">{day.label}</h2>
          <ul className="md:max-xl:grid md:max-xl:grid-cols-2 md:max-xl:gap-x-5">
            {day.runs.map((run) => (
              <HistoryRun
                key={run.id}
                run={run}
                selected={run.id === selectedId}
                onSelect={() => onSelect(run)}
              />
            ))}
          </ul>
        </section>
      ))}
      {hasOlder ? <Older loading={loading} onOlder={onOlder} /> : null}
    </>
  )
})
