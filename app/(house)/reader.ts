import { cookies, headers } from 'next/headers'
import { type Calendar, calendarOf, TIME_ZONE_COOKIE } from '@/components/gallery/calendar'

/** How the reader writes dates and which day it is there, from the request. */
export async function readerCalendar(now: Date): Promise<Calendar> {
  const [asked, kept] = await Promise.all([headers(), cookies()])
  const zone = kept.get(TIME_ZONE_COOKIE)?.value
  return calendarOf(asked.get('accept-language'), zone && decodeURIComponent(zone), now)
}
