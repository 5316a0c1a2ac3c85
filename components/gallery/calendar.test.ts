import { describe, expect, it } from 'vitest'
import { calendarOf, dayKeys, daysUntil, headingOf, momentOf, timeOf } from './calendar'

const now = new Date('2026-11-21T23:30:00Z')
const london = calendarOf('en-GB,en;q=0.9', 'Europe/London', now)

describe('calendarOf', () => {
  it('writes English the way the reader’s region does', () => {
    expect(calendarOf('en-US,en;q=0.9', 'UTC', now).locale).toBe('en-US')
    expect(calendarOf('de-DE,de;q=0.9', 'UTC', now).locale).toBe('en-DE')
    expect(calendarOf(null, undefined, now)).toEqual({
      locale: 'en-GB',
      timeZone: 'UTC',
      nowIso: now.toISOString(),
    })
  })

  it('does not trust the cookie', () => {
    expect(calendarOf('en', 'Middle/Earth', now).timeZone).toBe('UTC')
    expect(calendarOf('en', '"><script>', now).timeZone).toBe('UTC')
  })
})

describe('dayKeys', () => {
  it('puts an instant on the day it was there', () => {
    expect(dayKeys('UTC')('2026-11-21T23:30:00Z')).toBe('2026-11-21')
    expect(dayKeys('Asia/Tokyo')('2026-11-21T23:30:00Z')).toBe('2026-11-22')
    expect(dayKeys('America/Los_Angeles')('2026-11-21T07:59:59Z')).toBe('2026-11-20')
    expect(dayKeys('Asia/Kathmandu')('2026-11-21T18:14:59Z')).toBe('2026-11-21')
    expect(dayKeys('Asia/Kathmandu')('2026-11-21T18:15:00Z')).toBe('2026-11-22')
  })

  it('agrees with the plain formatter over a change of the clocks', () => {
    const keyOf = dayKeys('Europe/Berlin')
    const plain = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', dateStyle: 'short' })
    for (let at = Date.parse('2026-10-24T20:00:00Z'); at < Date.parse('2026-10-26T04:00:00Z'); at += 421_000)
      expect(keyOf(new Date(at).toISOString())).toBe(plain.format(at))
  })
})

describe('headingOf', () => {
  it('names today and yesterday, then the weekday', () => {
    expect(headingOf('2026-11-21', london)).toEqual({ title: 'Today', detail: '21 November' })
    expect(headingOf('2026-11-20', london)).toEqual({ title: 'Yesterday', detail: '20 November' })
    expect(headingOf('2026-11-19', london)).toEqual({ title: 'Thursday', detail: '19 November' })
  })

  it('says the year when it is another one', () => {
    expect(headingOf('2025-12-31', london)).toEqual({ title: 'Wednesday', detail: '31 December 2025' })
  })

  it('follows the reader’s day, not the server’s', () => {
    const tokyo = calendarOf('ja-JP', 'Asia/Tokyo', now)
    expect(headingOf('2026-11-22', tokyo).title).toBe('Today')
  })
})

describe('instants in words', () => {
  it('are written in the reader’s zone and way', () => {
    expect(momentOf('2026-07-01T12:05:00Z', london)).toBe('1 July 2026 at 13:05')
    expect(timeOf('2026-07-01T12:05:00Z', london)).toBe('13:05')
  })

  it('counts started days and never less than none', () => {
    expect(daysUntil('2026-11-23T00:00:00Z', '2026-11-21T23:30:00Z')).toBe(2)
    expect(daysUntil('2026-11-21T23:31:00Z', '2026-11-21T23:30:00Z')).toBe(1)
    expect(daysUntil('2026-11-01T00:00:00Z', '2026-11-21T23:30:00Z')).toBe(0)
  })
})
