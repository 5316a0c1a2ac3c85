import { type ApiAnswer, callApi } from '@/components/frame/api'
import type {
  CollectionCard,
  CollectionChange,
  CollectionDetail,
  CollectionPage,
  Level,
} from '@/lib/gallery/collections/schema'

const MOST_AT_ONCE = 200

/** Does it for up to 200 images at a time; the first failure ends it. */
async function inBatches(
  ids: readonly string[],
  act: (imageIds: readonly string[]) => Promise<ApiAnswer<unknown>>,
): Promise<ApiAnswer<undefined>> {
  for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
    const answer = await act(ids.slice(at, at + MOST_AT_ONCE))
    if (!answer.ok) return answer
  }
  return { ok: true, value: undefined }
}

const items = (id: string, method: 'POST' | 'DELETE', ids: readonly string[]) =>
  inBatches(ids, (imageIds) => callApi(`/collections/${id}/items`, { method, body: { imageIds } }))

export const addImages = (id: string, ids: readonly string[]) => items(id, 'POST', ids)
export const takeOutImages = (id: string, ids: readonly string[]) => items(id, 'DELETE', ids)

export const moveImages = (id: string, imageIds: readonly string[], beforeId: string | null) =>
  callApi<void>(`/collections/${id}/move`, { method: 'POST', body: { imageIds, beforeId } })

/** Shows images to the team or hides them; gives in how many collections those hidden stay. */
export async function showImages(ids: readonly string[], shown: boolean): Promise<ApiAnswer<number>> {
  let collections = 0
  const answer = await inBatches(ids, async (imageIds) => {
    const body = { imageIds, shown }
    const one = await callApi<{ collections: number }>('/images/show', { method: 'POST', body })
    if (one.ok) collections = Math.max(collections, one.value.collections)
    return one
  })
  return answer.ok ? { ok: true, value: collections } : answer
}

export const withdrawImages = (ids: readonly string[]) =>
  inBatches(ids, (imageIds) => callApi('/images/collections', { method: 'DELETE', body: { imageIds } }))

export type Draft = { name: string; description: string; teamLevel: Level | null }

export const makeCollection = (id: string, draft: Draft, imageIds: readonly string[] = []) =>
  callApi<CollectionDetail>('/collections', { method: 'POST', body: { id, ...draft, imageIds } })

export const changeCollection = (id: string, change: CollectionChange) =>
  callApi<CollectionDetail>(`/collections/${id}`, { method: 'PATCH', body: change })

export const discardCollection = (id: string) => callApi<void>(`/collections/${id}`, { method: 'DELETE' })
export const restoreCollection = (id: string) =>
  callApi<CollectionDetail>(`/collections/${id}/restore`, { method: 'POST' })

export const setGrant = (id: string, userId: string, level: Level | null) =>
  callApi<CollectionDetail>(
    `/collections/${id}/members/${userId}`,
    level === null ? { method: 'DELETE' } : { method: 'PUT', body: { level } },
  )

/** Every collection one may open, or that holds the image; at most a thousand. */
export async function readCollections(
  query: Readonly<Record<string, string>> = {},
): Promise<ApiAnswer<CollectionCard[]>> {
  const cards: CollectionCard[] = []
  let cursor = ''
  for (let pages = 0; pages < 10; pages++) {
    const asked = new URLSearchParams({ ...query, limit: '100', ...(cursor && { cursor }) })
    const answer = await callApi<CollectionPage>(`/collections?${asked}`)
    if (!answer.ok) return answer
    cards.push(...answer.value.items)
    if (!answer.value.nextCursor) break
    cursor = answer.value.nextCursor
  }
  return { ok: true, value: cards }
}
