import type { LedgerEntryView, LedgerPage } from '@/lib/credits/schema'

export type Ledger = { items: readonly LedgerEntryView[]; nextCursor: string | null }

/** An older page joined at the end, each entry once. */
export function withOlder(ledger: Ledger, page: LedgerPage): Ledger {
  const known = new Set(ledger.items.map((entry) => entry.id))
  return {
    items: [...ledger.items, ...page.items.filter((entry) => !known.has(entry.id))],
    nextCursor: page.nextCursor,
  }
}

/** The newest page put on top. Where it does not meet what is known, it starts afresh rather than leave a gap. */
export function withNewest(ledger: Ledger, page: LedgerPage): Ledger {
  const known = new Set(ledger.items.map((entry) => entry.id))
  const fresh = page.items.filter((entry) => !known.has(entry.id))
  if (fresh.length === page.items.length && page.nextCursor !== null) return page
  return { ...ledger, items: [...fresh, ...ledger.items] }
}

export type LedgerDay = { day: string; entries: LedgerEntryView[]; spentCenticredits: number }

/** Neighbouring entries of one calendar day; `dayOf` tells the day of an ISO instant. */
export function daysOf(items: readonly LedgerEntryView[], dayOf: (iso: string) => string): LedgerDay[] {
  const days: LedgerDay[] = []
  for (const entry of items) {
    const day = dayOf(entry.createdAt)
    const open = days.at(-1)
    if (open?.day === day) open.entries.push(entry)
    else days.push({ day, entries: [entry], spentCenticredits: 0 })
  }
  for (const day of days) day.spentCenticredits = spentIn(day.entries)
  return days
}

/** What was spent and not given back again. */
const spentIn = (entries: readonly LedgerEntryView[]) =>
  -entries.filter(({ kind }) => kind !== 'grant').reduce((sum, entry) => sum + entry.amountCenticredits, 0)
