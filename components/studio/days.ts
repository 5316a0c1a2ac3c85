import type { Calendar } from '@/components/gallery/calendar'
import { DAY_MS } from '@/lib/core/days'
import type { RunView } from '@/lib/runs/schema'

type Reader = Pick<Calendar, 'locale' | 'timeZone'>
export type Day = { label: string; runs: RunView[] }

/** Runs under the days they were started on, in the person's own time zone. */
export function groupByDay(runs: readonly RunView[], now: number, reader: Reader): Day[] {
  const days: Day[] = []
  for (const run of runs) {
    const label = dayLabel(Date.parse(run.createdAt), now, reader)
    const last = days.at(-1)
    if (last?.label === label) last.runs.push(run)
    else days.push({ label, runs: [run] })
  }
  return days
}

/** `Today`, `Yesterday`, `Thursday` within a week, then `12 November` and, in another year, `3 May 2025`. */
export function dayLabel(at: number, now: number, { locale, timeZone }: Reader): string {
  const day = (ms: number) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(ms)
  if (day(at) === day(now)) return 'Today'
  if (day(at) === day(now - DAY_MS)) return 'Yesterday'
  if (at > now - 6 * DAY_MS) return new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long' }).format(at)
  const sameYear = day(at).slice(0, 4) === day(now).slice(0, 4)
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at)
}
