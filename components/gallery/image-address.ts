import type { View } from '@/lib/gallery/schema'

const PREFIX = '/gallery/'

// React hears of a new address a little later; who closes the image meanwhile still means the newest.
let shownId: string | undefined

/** The image shown last, and what tells it when the browser's own buttons chose it. */
export const lastShown = () => shownId
export const noteShown = (id: string) => {
  shownId = id
}

/** The wall that images are opened from, as the query of an image's address: '' for one's own. */
let shelf = ''
export const shelfQuery = () => shelf
export const hangShelf = (query: string) => {
  // One for each browser; the server has many readers at once.
  if (typeof window !== 'undefined') shelf = query
}

/** `?view=…` of a wall; '' for one's own. */
export const queryOf = (view: View, collectionId?: string): string =>
  view === 'all' ? '' : `?${new URLSearchParams({ view, ...(collectionId && { collection: collectionId }) })}`

/** Where that wall hangs. */
export function wallHref(): string {
  const asked = new URLSearchParams(shelf)
  const collection = asked.get('collection')
  return collection ? `/collections/${collection}` : `/gallery${shelf}`
}

/** The id in `/gallery/{id}`; undefined for the wall itself. */
export const imageIdIn = (pathname: string): string | undefined =>
  pathname.startsWith(PREFIX) ? pathname.slice(PREFIX.length) || undefined : undefined

/** Opens an image over the wall: a new address, the same page, so that back closes it. Next.js follows these calls. */
export function openImage(id: string): void {
  shownId = id
  window.history.pushState({ overWall: true }, '', `${PREFIX}${id}${shelf}`)
}

/** Shows another image in the place of the one that is open. */
export function showImage(id: string): void {
  shownId = id
  // Not the whole state: Next.js takes a call that carries its own marks for one of its own and does not follow.
  window.history.replaceState({ overWall: isOverWall() }, '', `${PREFIX}${id}${shelf}`)
}

/** Whether going back leads to the wall that the image was opened from. */
export const isOverWall = (): boolean => window.history.state?.overWall === true
