import { purgeTime } from '@/lib/core/trash'
import type { ImageCard } from '@/lib/gallery/schema'
import { type Calendar, type DayHeading, dayKeys, daysUntil, headingOf } from './calendar'
import type { Row } from './justify'
import { momentIn, type View } from './wall-state'

export type Section = DayHeading & {
  key: string
  /** Index of its first card in the whole list. */
  first: number
  cards: ImageCard[]
}

/** A section with its rows; `rowsTopPx` is where these begin, from the top of the wall. */
export type LaidSection = Section & { rows: Row[]; rowsTopPx: number }

/** The height of a heading with the space around it. */
export const HEADING_PX = 62

/** When the trash will be emptied of an image, ISO: 30 days after it was put there. */
export const purgeAtOf = (deletedAt: string): string => purgeTime(new Date(deletedAt)).toISOString()

/** A collection hangs in its own order, under its own name. */
const UNTITLED = { key: 'collection', first: 0, title: '', detail: '' }

/** Neighbouring cards under one heading: the day they were made, or in the trash how long they have left. */
export function sectionsOf(
  cards: readonly ImageCard[],
  view: View,
  calendar: Calendar,
  complete: boolean,
): Section[] {
  if (view === 'collection') return cards.length === 0 ? [] : [{ ...UNTITLED, cards: [...cards] }]
  const keyOf = view === 'trash' ? daysLeftKeys(calendar) : dayKeysOf(view, calendar)
  const sections: Section[] = []
  cards.forEach((card, index) => {
    const key = keyOf(card)
    const open = sections.at(-1)
    if (open?.key === key) open.cards.push(card)
    else sections.push({ key, title: '', detail: '', first: index, cards: [card] })
  })
  return sections.map((section, index) => ({
    ...section,
    ...titled(section, view, calendar, complete || index < sections.length - 1),
  }))
}

function dayKeysOf(view: View, calendar: Calendar) {
  const keyOf = dayKeys(calendar.timeZone)
  return (card: ImageCard) => keyOf(momentIn(view, card))
}

/** How many started days an image in the trash has left. */
export const daysLeft = (card: ImageCard, calendar: Calendar): number =>
  daysUntil(purgeAtOf(card.deletedAt ?? card.createdAt), calendar.nowIso)

const LEFT = [
  { atMost: 1, title: 'A day or less' },
  { atMost: 7, title: 'A week or less' },
  { atMost: Number.POSITIVE_INFINITY, title: 'More than a week' },
] as const

const daysLeftKeys = (calendar: Calendar) => (card: ImageCard) => {
  const days = daysLeft(card, calendar)
  return LEFT.find(({ atMost }) => days <= atMost)?.title ?? ''
}

/** The count is said only when it is known: the last loaded day may go on further down. */
function titled(section: Section, view: View, calendar: Calendar, counted: boolean): DayHeading {
  const count = section.cards.length.toLocaleString(calendar.locale)
  if (view !== 'trash') {
    const { title, detail } = headingOf(section.key, calendar)
    return { title, detail: counted ? `${detail} · ${count}` : detail }
  }
  const pictures = section.cards.length === 1 ? 'picture' : 'pictures'
  return { title: `${section.key} left`, detail: counted ? `${count} ${pictures}` : '' }
}
