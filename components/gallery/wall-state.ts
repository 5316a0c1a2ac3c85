import type { View as AnyView, ImageCard, ImagePage } from '@/lib/gallery/schema'
import type { RunView } from '@/lib/runs/schema'

export type View = AnyView
export type Wall = {
  view: View
  /** Newest first: by `createdAt` in the gallery, `favouritedAt` among the favourites, `deletedAt` in the trash; a collection in its own order. */
  items: readonly ImageCard[]
  /** Came while the person was reading further down; shown when they ask or come back to the top. */
  arrived: readonly ImageCard[]
  /** Taken off the wall here; an event that is still under way must not hang them again. */
  gone: ReadonlySet<string>
  nextCursor: string | null
  loading: 'no' | 'yes' | 'failed'
}

export type WallAction =
  | { type: 'page asked' }
  | { type: 'page came'; page: ImagePage }
  | { type: 'page failed' }
  | { type: 'newest page came'; page: ImagePage; atTop: boolean }
  | { type: 'read again'; page: ImagePage }
  | { type: 'moved'; ids: readonly string[]; beforeId: string | null }
  | { type: 'marked shown'; ids: readonly string[]; shown: boolean }
  | { type: 'run changed'; run: RunView; atTop: boolean }
  | { type: 'arrived shown' }
  | { type: 'taken off'; id: string }
  | { type: 'many taken off'; ids: readonly string[] }
  | { type: 'hung again'; card: ImageCard }
  | { type: 'many hung again'; cards: readonly ImageCard[] }

export const wallOf = (page: ImagePage, view: View = 'all'): Wall => ({
  view,
  items: page.items,
  arrived: [],
  gone: new Set(),
  nextCursor: page.nextCursor,
  loading: 'no',
})

export function reduceWall(wall: Wall, action: WallAction): Wall {
  switch (action.type) {
    case 'page asked':
      return { ...wall, loading: 'yes' }
    case 'page failed':
      return { ...wall, loading: 'failed' }
    case 'page came':
      return { ...appended(wall, action.page.items), nextCursor: action.page.nextCursor, loading: 'no' }
    case 'newest page came':
      return rejoined(wall, action.page, action.atTop)
    case 'read again':
      return { ...wallOf(action.page, wall.view), loading: wall.loading }
    case 'moved':
      return { ...wall, items: reordered(wall.items, action.ids, action.beforeId) }
    case 'marked shown':
      return {
        ...wall,
        items: wall.items.map((card) =>
          action.ids.includes(card.id) ? { ...card, shown: action.shown } : card,
        ),
      }
    case 'run changed':
      return cardsOf(action.run).reduce((next, card) => noticed(next, card, action.atTop), wall)
    case 'arrived shown':
      return { ...wall, items: merged(wall.view, wall.arrived, wall.items), arrived: [] }
    case 'taken off':
      return takenOff(wall, [action.id])
    case 'many taken off':
      return takenOff(wall, action.ids)
    case 'hung again':
      return hungAgain(wall, [action.card])
    case 'many hung again':
      return hungAgain(wall, action.cards)
  }
}

function appended(wall: Wall, cards: readonly ImageCard[]): Wall {
  const known = new Set(wall.items.map((card) => card.id))
  return {
    ...wall,
    items: [...wall.items, ...cards.filter((card) => !known.has(card.id) && !wall.gone.has(card.id))],
  }
}

/** The truth about the newest images: new ones are noticed, vanished ones leave; a gap in between starts afresh. */
function rejoined(wall: Wall, page: ImagePage, atTop: boolean): Wall {
  const known = new Set(wall.items.map((card) => card.id))
  const meets = page.nextCursor === null || page.items.some((card) => known.has(card.id))
  if (!meets) return wallOf(page, wall.view)
  const told = new Set(page.items.map((card) => card.id))
  const [newest] = page.items
  const oldest = page.nextCursor === null ? undefined : page.items.at(-1)
  const vanished = wall.items.filter(
    (card) =>
      !told.has(card.id) &&
      (newest === undefined || isAfter(wall.view, card, newest)) &&
      !(oldest && isAfter(wall.view, card, oldest)),
  )
  const kept = vanished.reduce((next, card) => without(next, card.id), wall)
  return page.items.reduce((next, card) => noticed(next, card, atTop), kept)
}

function noticed(wall: Wall, card: ImageCard, atTop: boolean): Wall {
  if (wall.gone.has(card.id)) return wall
  if (card.deletedAt !== null) return without(wall, card.id)
  if (wall.items.some((item) => item.id === card.id)) return { ...wall, items: renewed(wall.items, card) }
  if (wall.arrived.some((item) => item.id === card.id))
    return { ...wall, arrived: renewed(wall.arrived, card) }
  // Older than what is loaded: it comes with its page.
  if (wall.nextCursor !== null && isAfter(wall.view, card, wall.items.at(-1))) return wall
  return atTop
    ? { ...wall, items: merged(wall.view, [card], wall.items) }
    : { ...wall, arrived: merged(wall.view, [card], wall.arrived) }
}

const NEWS = ['hasVariants', 'thumbhash', 'shown'] as const

/** The first news of an image's variants fills in its card; the time it was given first stays, or it would move. */
function renewed(items: readonly ImageCard[], card: ImageCard): readonly ImageCard[] {
  const before = items.find((item) => item.id === card.id)
  if (!before || NEWS.every((name) => before[name] === card[name])) return items
  const { thumbhash, hasVariants, shown } = card
  return items.map((item) => (item.id === card.id ? { ...item, thumbhash, hasVariants, shown } : item))
}

function without(wall: Wall, id: string): Wall {
  const rest = (cards: readonly ImageCard[]) =>
    cards.some((card) => card.id === id) ? cards.filter((card) => card.id !== id) : cards
  return { ...wall, items: rest(wall.items), arrived: rest(wall.arrived) }
}

function takenOff(wall: Wall, ids: readonly string[]): Wall {
  const gone = new Set([...wall.gone, ...ids])
  const isThere = ({ id }: ImageCard) => !gone.has(id)
  return { ...wall, items: wall.items.filter(isThere), arrived: wall.arrived.filter(isThere), gone }
}

function hungAgain(wall: Wall, cards: readonly ImageCard[]): Wall {
  const back = new Set(cards.map(({ id }) => id))
  const gone = new Set([...wall.gone].filter((id) => !back.has(id)))
  return {
    ...wall,
    gone,
    items: merged(
      wall.view,
      cards,
      wall.items.filter((item) => !back.has(item.id)),
    ),
  }
}

/** The moment that gives a card its place in this part of the gallery, ISO. */
export const momentIn = (view: View, card: ImageCard): string =>
  (view === 'favourites' ? card.favouritedAt : view === 'trash' ? card.deletedAt : null) ?? card.createdAt

function isAfter(view: View, card: ImageCard, other: ImageCard | undefined): boolean {
  if (other === undefined) return false
  const [one, two] = [momentIn(view, card), momentIn(view, other)]
  return one < two || (one === two && card.id < other.id)
}

const merged = (
  view: View,
  some: readonly ImageCard[],
  others: readonly ImageCard[],
): readonly ImageCard[] =>
  view === 'collection'
    ? [...others, ...some]
    : [...some, ...others].sort((a, b) => (isAfter(view, a, b) ? 1 : -1))

/** The named ones, in their given order, right before `beforeId`, or at the end. */
function reordered(
  items: readonly ImageCard[],
  ids: readonly string[],
  beforeId: string | null,
): readonly ImageCard[] {
  const byId = new Map(items.map((card) => [card.id, card]))
  const from = beforeId === null ? items.length : items.findIndex(({ id }) => id === beforeId)
  const target = items.slice(from).find(({ id }) => !ids.includes(id))
  const moved = ids.flatMap((id) => byId.get(id) ?? [])
  const staying = items.filter(({ id }) => !ids.includes(id))
  const at = target ? staying.indexOf(target) : staying.length
  return [...staying.slice(0, at), ...moved, ...staying.slice(at)]
}

/** The images of a run as cards; the time of a generation's end stands for that of its image. */
export function cardsOf(run: RunView): ImageCard[] {
  return run.generations.flatMap(({ image, finishedAt }) => {
    if (!image) return []
    const createdAt = finishedAt ?? run.createdAt
    const { id, widthPx, heightPx, thumbhash, hasVariants, deleted, favouritedAt, shown } = image
    const deletedAt = deleted ? createdAt : null
    return {
      id,
      widthPx,
      heightPx,
      thumbhash,
      hasVariants,
      prompt: run.settings.prompt,
      createdAt,
      deletedAt,
      favouritedAt,
      shown,
    }
  })
}
