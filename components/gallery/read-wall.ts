import { type ApiAnswer, callApi } from '@/components/frame/api'
import type { ImageCard, ImagePage } from '@/lib/gallery/schema'
import type { View } from './wall-state'

export const PAGE_SIZE = 60
const LARGEST_PAGE = 100
/** A longer wall is not read again whole. */
const MOST_PAGES = 5

export type Shelf = { view: View; collectionId?: string | undefined }

/** One page of a wall, the first without a cursor. */
export function pagePath(
  view: View,
  collectionId: string | undefined,
  cursor?: string,
  limit = PAGE_SIZE,
): string {
  const query = new URLSearchParams({ view, limit: String(limit) })
  if (collectionId) query.set('collection', collectionId)
  if (cursor) query.set('cursor', cursor)
  return `/images?${query}`
}

/** The first `count` pictures of a wall as they hang now, and some more. */
export async function readWall({ view, collectionId }: Shelf, count: number): Promise<ApiAnswer<ImagePage>> {
  const limit = count > PAGE_SIZE ? LARGEST_PAGE : PAGE_SIZE
  const items: ImageCard[] = []
  let cursor: string | undefined
  for (let pages = 0; ; pages++) {
    const answer = await callApi<ImagePage>(pagePath(view, collectionId, cursor, limit))
    if (!answer.ok) return answer
    items.push(...answer.value.items)
    cursor = answer.value.nextCursor ?? undefined
    if (!cursor || items.length >= count || pages === MOST_PAGES)
      return { ok: true, value: { items, nextCursor: cursor ?? null } }
  }
}
