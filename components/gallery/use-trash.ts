'use client'

import { useMemo } from 'react'
import { type ApiFailure, callApi } from '@/components/frame/api'
import { useHouse } from '@/components/frame/live'
import { toast } from '@/components/ui/toast-store'

type Hands = {
  /** What the screen does at once. */
  done: () => void
  /** What it does when that is refused or undone. */
  undone: () => void
  /** The server has it now, the one or the other. */
  settled?: () => void
}
export type Trash = {
  /** True when it was moved. */
  moveToTrash: (id: string, hands: Hands) => Promise<boolean>
  restore: (id: string, hands: Hands) => Promise<boolean>
}

/** Into the trash and out of it: shown at once, undone by a press, taken back with a sentence when refused. */
export function useTrash(): Trash {
  const { reportSignedOut } = useHouse()
  return useMemo(() => {
    const call = async (path: string, method: 'DELETE' | 'POST', refused: string, hands: Hands) => {
      hands.done()
      const answer = await callApi<void>(path, { method })
      if (!answer.ok) {
        hands.undone()
        explain(answer, refused, reportSignedOut)
      }
      hands.settled?.()
      return answer.ok
    }
    const trash = (id: string, hands: Hands) =>
      call(`/images/${id}`, 'DELETE', 'It was not moved to the trash.', hands)
    const untrash = (id: string, hands: Hands) =>
      call(`/images/${id}/restore`, 'POST', 'It was not restored.', hands)
    return {
      moveToTrash: undoable(trash, untrash, 'Moved to the trash, where it stays for 30 days.'),
      restore: undoable(untrash, trash, 'Back in the gallery.'),
    }
  }, [reportSignedOut])
}

type Act = (id: string, hands: Hands) => Promise<boolean>

/** Does, says so, and offers the opposite. */
function undoable(act: Act, opposite: Act, sentence: string): Act {
  return async (id, hands) => {
    const done = await act(id, hands)
    const undo = () => void opposite(id, { ...hands, done: hands.undone, undone: hands.done })
    if (done) toast(sentence, { action: { label: 'Undo', onAction: undo } })
    return done
  }
}

function explain(failure: ApiFailure, refused: string, reportSignedOut: () => void) {
  if (failure.reason === 'signed-out') reportSignedOut()
  toast(`${refused} ${failure.message}`, { tone: 'bad' })
}
