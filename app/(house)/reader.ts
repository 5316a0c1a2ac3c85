import { cookies, headers } from 'next/headers'
import { type Calendar, calendarOf } from '@/components/gallery/calendar'
import { TIME_ZONE_COOKIE } from '@/components/gallery/time-zone'

/** How the reader writes dates and which day it is there, from the request. */
export async function readerCalendar(now: Date): Promise<Calendar> {
  const [asked, kept] = await Promise.all([headers(), cookies()])
  const zone = kept.get(TIME_ZONE_COOKIE)?.value
  return calendarOf(asked.get('accept-language'), zone && decodeURIComponent(zone), now)
}
