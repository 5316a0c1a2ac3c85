import { describe, expect, it } from 'vitest'
import type { ImageCard } from '@/lib/gallery/schema'
import { calendarOf } from './calendar'
import { neighbourOf } from './grid-keys'
import { justify } from './justify'
import { cardsNear } from './near-rows'
import { daysLeft, purgeAtOf, sectionsOf } from './sections'

const calendar = calendarOf('en-GB', 'UTC', new Date('2026-11-21T12:00:00Z'))
const card = (createdAt: string, deletedAt: string | null = null): ImageCard => ({
  id: crypto.randomUUID(),
  widthPx: 1024,
  heightPx: 1024,
  thumbhash: null,
  hasVariants: false,
  favouritedAt: null,
  shown: false,
  prompt: '',
  createdAt,
  deletedAt,
})
const headings = (sections: ReturnType<typeof sectionsOf>) =>
  sections.map(({ title, detail }) => `${title}, ${detail}`)

describe('sectionsOf', () => {
  const cards = ['2026-11-21T08:00:00Z', '2026-11-20T09:00:00Z', '2026-11-20T08:00:00Z'].map((iso) =>
    card(iso),
  )

  it('puts each day under its heading with its count', () => {
    const sections = sectionsOf(cards, 'all', calendar, true)
    expect(headings(sections)).toEqual(['Today, 21 November · 1', 'Yesterday, 20 November · 2'])
    expect(sections.map((section) => section.first)).toEqual([0, 1])
  })

  it('does not count a day that may go on', () => {
    expect(headings(sectionsOf(cards, 'all', calendar, false)).at(-1)).toBe('Yesterday, 20 November')
  })

  it('sorts the trash by how long is left', () => {
    const thrown = (iso: string) => card('2026-01-01T00:00:00Z', iso)
    const sections = sectionsOf(
      ['2026-11-21T11:00:00Z', '2026-11-21T10:00:00Z', '2026-10-23T10:00:00Z', '2026-10-01T00:00:00Z'].map(
        thrown,
      ),
      'trash',
      calendar,
      true,
    )
    expect(headings(sections)).toEqual([
      'More than a week left, 2 pictures',
      'A day or less left, 2 pictures',
    ])
    expect(daysLeft(thrown('2026-11-21T11:00:00Z'), calendar)).toBe(30)
    expect(purgeAtOf('2026-11-21T11:00:00.000Z')).toBe('2026-12-21T11:00:00.000Z')
  })
})

describe('cardsNear', () => {
  const rows = justify(Array(100).fill(1), 1000, { minHeightPx: 190, stretch: 2, gapPx: 10 })

  it('answers the cards of the rows that touch the stretch', () => {
    const [first, second] = rows
    expect(cardsNear(rows, 0, 10)).toEqual({ from: 0, to: 5 })
    expect(cardsNear(rows, (first?.heightPx ?? 0) + 5, second?.topPx ?? 0)).toEqual({ from: 5, to: 10 })
    expect(cardsNear(rows, -5000, 50_000)).toEqual({ from: 0, to: 100 })
  })

  it('answers none when the section is elsewhere', () => {
    expect(cardsNear(rows, -900, -100)).toEqual({ from: 0, to: 0 })
    expect(cardsNear(rows, 50_000, 60_000)).toEqual({ from: 0, to: 0 })
    expect(cardsNear([], 0, 100)).toEqual({ from: 0, to: 0 })
  })
})

describe('neighbourOf', () => {
  const shape = { minHeightPx: 190, stretch: 2, gapPx: 10 }
  const days = ['2026-11-21', '2026-11-20'].flatMap((day) =>
    Array.from({ length: 7 }, () => card(`${day}T08:00:00Z`)),
  )
  const sections = sectionsOf(days, 'all', calendar, true).map((section) => ({
    ...section,
    rows: justify(Array(section.cards.length).fill(1), 1000, shape),
    rowsTopPx: 0,
  }))

  it('walks left and right, and stays at the ends', () => {
    expect(neighbourOf('ArrowRight', 6, sections)).toBe(7)
    expect(neighbourOf('ArrowLeft', 0, sections)).toBe(0)
    expect(neighbourOf('ArrowRight', 13, sections)).toBe(13)
    expect([neighbourOf('Home', 9, sections), neighbourOf('End', 9, sections)]).toEqual([0, 13])
  })

  it('goes up and down to the nearest, over headings too', () => {
    expect(neighbourOf('ArrowDown', 1, sections)).toBe(6)
    expect(neighbourOf('ArrowDown', 4, sections)).toBe(6)
    expect(neighbourOf('ArrowDown', 5, sections)).toBe(7)
    expect(neighbourOf('ArrowUp', 7, sections)).toBe(5)
    expect(neighbourOf('ArrowUp', 2, sections)).toBe(2)
    expect(neighbourOf('ArrowDown', 13, sections)).toBe(13)
  })

  it('leaves other keys alone', () => {
    expect(neighbourOf('a', 3, sections)).toBeUndefined()
  })
})
