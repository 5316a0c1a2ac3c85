export type Page<T> = { items: readonly T[]; nextCursor: string | null }

/** An older page joined at the end, each line once. */
export function withOlder<T extends { id: string }>(known: Page<T>, page: Page<T>): Page<T> {
  const ids = new Set(known.items.map(({ id }) => id))
  return {
    items: [...known.items, ...page.items.filter(({ id }) => !ids.has(id))],
    nextCursor: page.nextCursor,
  }
}

/** The newest page as it is now; lines that are older than all of it stay below. */
export function withNewest<T extends { id: string }>(known: Page<T>, page: Page<T>): Page<T> {
  const last = page.items.at(-1)
  const from = known.items.findIndex(({ id }) => id === last?.id)
  if (page.nextCursor === null || from < 0) return page
  return { items: [...page.items, ...known.items.slice(from + 1)], nextCursor: known.nextCursor }
}

export type Day<T> = { day: string; lines: T[] }

/** Neighbouring lines of one calendar day. */
export function byDay<T>(items: readonly T[], dayOf: (item: T) => string): Day<T>[] {
  const days: Day<T>[] = []
  for (const item of items) {
    const day = dayOf(item)
    const open = days.at(-1)
    if (open?.day === day) open.lines.push(item)
    else days.push({ day, lines: [item] })
  }
  return days
}
