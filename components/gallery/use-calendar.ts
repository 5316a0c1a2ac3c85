'use client'

import { useEffect, useState } from 'react'
import type { Calendar } from './calendar'
import { TIME_ZONE_COOKIE } from './time-zone'

const YEAR_S = 31_536_000

/** The calendar the server assumed, corrected to this browser's zone, which is left in a cookie for the next time. */
export function useCalendar(assumed: Calendar): Calendar {
  const [timeZone, setTimeZone] = useState(assumed.timeZone)
  useEffect(() => {
    const actual = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (actual === assumed.timeZone) return
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
    document.cookie = `${TIME_ZONE_COOKIE}=${actual}; path=/; max-age=${YEAR_S}; samesite=lax`
    setTimeZone(actual)
  }, [assumed.timeZone])
  return timeZone === assumed.timeZone ? assumed : { ...assumed, timeZone }
}
