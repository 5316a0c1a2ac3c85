'use client'

import { useMemo } from 'react'
import { type Calendar, dayKeys, headingOf } from '@/components/gallery/calendar'
import { useCalendar } from '@/components/gallery/use-calendar'
import { Button } from '@/components/ui/button'
import { formatCredits } from '@/lib/core/money'
import type { LedgerPage } from '@/lib/credits/schema'
import { LedgerRow } from './ledger-row'
import { daysOf } from './ledger-state'
import { useLedger } from './use-ledger'

/** Every movement of the credits in plain words, newest first. */
export function Ledger({ firstPage, calendar: assumed }: { firstPage: LedgerPage; calendar: Calendar }) {
  const calendar = useCalendar(assumed)
  const { ledger, loading, askOlder } = useLedger(firstPage)
  const days = useMemo(
    () => daysOf(ledger.items, dayKeys(calendar.timeZone)),
    [ledger.items, calendar.timeZone],
  )
  if (days.length === 0)
    return <p className="serif text-title text-balance text-ink-2">Nothing has come in or gone out yet.</p>
  return (
    <div className="grid gap-7">
      {days.map(({ day, entries, spentCenticredits }, index) => {
        const heading = headingOf(day, calendar)
        const whole = index < days.length - 1 || ledger.nextCursor === null
        return (
          <section key={day} aria-label={`${heading.title}, ${heading.detail}`}>
            <h3 className="flex items-baseline gap-2.5 pb-2">
              <span className="serif text-[1.3125rem] leading-6">{heading.title}</span>
              <span className="num text-sm font-normal tracking-normal text-ink-3">
                {heading.detail}
                {whole && spentCenticredits > 0 ? ` · spent ${formatCredits(spentCenticredits)}` : null}
              </span>
            </h3>
            <ul>
              {entries.map((entry) => (
                <LedgerRow key={entry.id} entry={entry} calendar={calendar} />
              ))}
            </ul>
          </section>
        )
      })}
      {ledger.nextCursor === null ? null : <Older loading={loading} onMore={askOlder} />}
    </div>
  )
}

function Older({ loading, onMore }: { loading: 'no' | 'yes' | 'failed'; onMore: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-3" role="status">
      <Button busy={loading === 'yes'} onClick={onMore}>
        {loading === 'failed' ? 'Try again' : 'Show earlier'}
      </Button>
      {loading === 'failed' ? <span className="text-ink-2">The earlier entries did not come.</span> : null}
    </div>
  )
}
