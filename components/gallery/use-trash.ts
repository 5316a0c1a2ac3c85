'use client'

import { useMemo } from 'react'
import { type ApiFailure, callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { toast } from '@/components/ui/toast-store'

/** What the screen does at once, and what it does when that turns out not to hold or is undone. */
type Hands = { done: () => void; undone: () => void }
export type Trash = {
  moveToTrash: (id: string, hands: Hands) => Promise<void>
  restore: (id: string, hands: Hands) => Promise<void>
}

/** Into the trash and out of it: shown at once, undone by a press, taken back with a sentence when refused. */
export function useTrash(): Trash {
  const { reportSignedOut } = useLive()
  return useMemo(() => {
    const refused = (what: string, failure: ApiFailure) => {
      if (failure.reason === 'signed-out') reportSignedOut()
      toast(`${what} ${failure.message}`, { tone: 'bad' })
    }
    const moveToTrash = async (id: string, { done, undone }: Hands) => {
      done()
      const answer = await callApi<void>(`/images/${id}`, { method: 'DELETE' })
      if (answer.ok) {
        const onAction = () => void restore(id, { done: undone, undone: done }, true)
        toast('Moved to the trash, where it stays for 30 days.', { action: { label: 'Undo', onAction } })
        return
      }
      undone()
      refused('It was not moved to the trash.', answer)
    }
    const restore = async (id: string, { done, undone }: Hands, quiet = false) => {
      done()
      const answer = await callApi<void>(`/images/${id}/restore`, { method: 'POST' })
      if (answer.ok) {
        const onAction = () => void moveToTrash(id, { done: undone, undone: done })
        if (!quiet) toast('Back in the gallery.', { action: { label: 'Undo', onAction } })
        return
      }
      undone()
      refused('It was not restored.', answer)
    }
    return { moveToTrash, restore }
  }, [reportSignedOut])
}
