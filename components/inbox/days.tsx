'use client'

import { type Key, type ReactNode, useMemo } from 'react'
import { type Calendar, dayKeys, headingOf } from '@/components/gallery/calendar'
import { Button } from '@/components/ui/button'
import { byDay } from './pages'
import type { Loading } from './use-pages'

type Props<T> = {
  items: readonly T[]
  calendar: Calendar
  timeOf: (item: T) => string
  keyOf: (item: T) => Key
  children: (item: T) => ReactNode
}

/** Lines under the days they are of, newest first. */
export function Days<T>({ items, calendar, timeOf, keyOf, children }: Props<T>) {
  const days = useMemo(() => {
    const dayOf = dayKeys(calendar.timeZone)
    return byDay(items, (item) => dayOf(timeOf(item)))
  }, [items, calendar.timeZone, timeOf])
  return days.map(({ day, lines }) => {
    const heading = headingOf(day, calendar)
    return (
      <section
        key={`${day} ${String(keyOf(lines[0] as T))}`}
        aria-label={`${heading.title}, ${heading.detail}`}
      >
        <h2 className="flex items-baseline gap-2.5 pb-2">
          <span className="serif text-[1.3125rem] leading-6">{heading.title}</span>
          <span className="num text-sm font-normal tracking-normal text-ink-3">{heading.detail}</span>
        </h2>
        <ul>
          {lines.map((line) => (
            <li key={keyOf(line)} className="border-t border-line">
              {children(line)}
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

type OlderProps = { loading: Loading; nextCursor: string | null; onMore: () => void }

/** The way further back, where there is one. */
export function Older({ loading, nextCursor, onMore }: OlderProps) {
  if (nextCursor === null && loading !== 'failed') return null
  return (
    <div className="flex flex-wrap items-center gap-3" role="status">
      <Button busy={loading === 'yes'} onClick={onMore}>
        {loading === 'failed' ? 'Try again' : 'Show earlier'}
      </Button>
      {loading === 'failed' ? <span className="text-ink-2">What is earlier did not come.</span> : null}
    </div>
  )
}
