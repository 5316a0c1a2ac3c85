'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { type ApiAnswer, callApi } from '@/components/frame/api'
import { useHouse } from '@/components/frame/live'
import { dismissToast, toast } from '@/components/ui/toast-store'

export type Markable = { id: string; favouritedAt: string | null }
type Listener = (image: Markable) => void

/** What was said here or in another tab since the page was drawn; it goes before what the server drew. */
const said = new Map<string, string | null>()
const listeners = new Set<Listener>()
let tabs: BroadcastChannel | undefined

function note(image: Markable) {
  said.set(image.id, image.favouritedAt)
  for (const listener of listeners) listener(image)
}

/** Hears of every image that becomes a favourite, or none any more. */
export function listenToFavourites(listener: Listener): () => void {
  if (!tabs && 'BroadcastChannel' in window) {
    tabs = new BroadcastChannel('triptych-favourites')
    tabs.onmessage = ({ data }: MessageEvent<Markable>) => note(data)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function tell(image: Markable) {
  note(image)
  tabs?.postMessage(image)
}

const momentOf = ({ id, favouritedAt }: Markable) => {
  const now = said.get(id)
  return now === undefined ? favouritedAt : now
}

/** Whether the image is a favourite now. */
export function useIsFavourite(image: Markable): boolean {
  const read = () => momentOf(image) !== null
  return useSyncExternalStore(listenToFavourites, read, () => image.favouritedAt !== null)
}

/** Sets it at once, quietly, and takes it back when it is refused. */
export async function markFavourite(image: Markable, to: string | null): Promise<ApiAnswer<unknown>> {
  const before = momentOf(image)
  tell({ id: image.id, favouritedAt: to })
  const answer = await callApi(`/images/${image.id}/favourite`, { method: to ? 'PUT' : 'DELETE' })
  if (!answer.ok) tell({ id: image.id, favouritedAt: before })
  return answer
}

/** Whether it is one now, as far as it is known here. */
export const isFavourite = (image: Markable): boolean => momentOf(image) !== null

let lastToast = -1

/** Makes an image a favourite, or none: at once, with a way back, taken back with a sentence when it is refused. */
export function useToggleFavourite(): (image: Markable) => void {
  const { reportSignedOut } = useHouse()
  return useCallback(
    (image: Markable) => {
      const set = async (to: string | null, isUndo: boolean) => {
        const before = momentOf(image)
        dismissToast(lastToast)
        const answer = await markFavourite(image, to)
        if (answer.ok && isUndo) return
        const undo = { action: { label: 'Undo', onAction: () => void set(before, true) } }
        if (answer.ok) lastToast = toast(to ? 'A favourite now.' : 'Not a favourite any more.', undo)
        else toast(`Nothing changed. ${answer.message}`, { tone: 'bad' })
        if (!answer.ok && answer.reason === 'signed-out') reportSignedOut()
      }
      void set(momentOf(image) ? null : new Date().toISOString(), false)
    },
    [reportSignedOut],
  )
}
