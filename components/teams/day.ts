import type { Calendar } from '@/components/gallery/calendar'
import { DAY_MS } from '@/lib/core/days'

/** A day as people say it: `today`, `yesterday`, `14 Nov`, with the year where it is another. */
export function dayOf(iso: string, { locale, timeZone, nowIso }: Calendar): string {
  const day = (at: number, year = true) =>
    new Intl.DateTimeFormat(locale, {
      ...{ day: 'numeric', month: 'short', timeZone },
      ...(year && { year: 'numeric' }),
    }).format(at)
  const [at, now] = [Date.parse(iso), Date.parse(nowIso)]
  if (day(at) === day(now)) return 'today'
  if (day(at) === day(now - DAY_MS)) return 'yesterday'
  return day(at, day(at).slice(-4) !== day(now).slice(-4))
}
