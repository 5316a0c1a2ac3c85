import { DAY_MS } from '@/lib/core/days'
/** Where and when the person reads: decided by the server and sent along, so both sides write the same words. */
export type Calendar = { locale: string; timeZone: string; nowIso: string }
export type DayHeading = { title: string; detail: string }

const QUARTER_MS = 900_000

/** From what a request says: `Accept-Language`, and the time zone a browser left in a cookie. Falls back to en-GB, UTC. */
export function calendarOf(acceptLanguage: string | null, timeZone: string | undefined, now: Date): Calendar {
  return { locale: englishFor(acceptLanguage), timeZone: knownZone(timeZone), nowIso: now.toISOString() }
}

// The interface speaks English; the reader's region decides how English writes dates.
function englishFor(acceptLanguage: string | null): string {
  const [, region] = /\b[a-z]{2,3}-([A-Z]{2})\b/.exec(acceptLanguage ?? '') ?? []
  try {
    return region ? (Intl.getCanonicalLocales(`en-${region}`)[0] ?? 'en-GB') : 'en-GB'
  } catch {
    return 'en-GB'
  }
}

function knownZone(timeZone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timeZone || 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

/** A function from an ISO instant to its calendar day `YYYY-MM-DD` there. Quick for thousands of instants. */
export function dayKeys(timeZone: string): (iso: string) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  const known = new Map<number, string>()
  return (iso) => {
    const at = Date.parse(iso)
    // No zone changes its offset or its day anywhere but on a quarter of an hour.
    const quarter = Math.floor(at / QUARTER_MS)
    const key = known.get(quarter) ?? format.format(at)
    known.set(quarter, key)
    return key
  }
}

/** `2026-11-19` -> `{ title: 'Thursday', detail: '19 November' }`; today and yesterday by name, other years with the year. */
export function headingOf(dayKey: string, calendar: Calendar): DayHeading {
  const noon = new Date(`${dayKey}T12:00:00Z`)
  const today = dayKeys(calendar.timeZone)(calendar.nowIso)
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(calendar.locale, { timeZone: 'UTC', ...options }).format(noon)
  const sameYear = dayKey.slice(0, 4) === today.slice(0, 4)
  const daysAgo = Math.round((Date.parse(`${today}T12:00:00Z`) - noon.getTime()) / DAY_MS)
  return {
    title: daysAgo === 0 ? 'Today' : daysAgo === 1 ? 'Yesterday' : write({ weekday: 'long' }),
    detail: write({ day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }),
  }
}

/** `19 November 2026 at 14:05`, in the reader's zone. */
export const momentOf = (iso: string, { locale, timeZone }: Calendar): string =>
  new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso))

/** `14:05`, in the reader's zone. */
export const timeOf = (iso: string, { locale, timeZone }: Calendar): string =>
  new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }).format(new Date(iso))

/** `0` -> `today`, `1` -> `1 day`, `29` -> `29 days`. */
export const inDays = (days: number): string => (days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`)

/** Whole days from now until `iso`, at least 0; a started day counts. */
export const daysUntil = (iso: string, nowIso: string): number =>
  Math.max(0, Math.ceil((Date.parse(iso) - Date.parse(nowIso)) / DAY_MS))
