'use client'

import { useCallback } from 'react'
import { useLive } from '@/components/frame/live'
import { imagesInWords } from '@/components/gallery/bulk'
import { forgetFacts } from '@/components/gallery/facts'
import { toast } from '@/components/ui/toast-store'
import { showImages, withdrawImages } from './calls'

/** What the screen does at once, and again when it is undone or refused. */
type Mark = (ids: readonly string[], shown: boolean) => void

/** Shows own images to the team and hides them: at once, with a way back, saying where a hidden one is still seen. */
export function useShowing(mark: Mark) {
  const { reportSignedOut } = useLive()
  return useCallback(
    (ids: readonly string[], shown: boolean) => {
      const set = async (to: boolean, isUndo: boolean) => {
        mark(ids, to)
        const answer = await showImages(ids, to)
        forgetFacts()
        if (!answer.ok) {
          mark(ids, !to)
          toast(`Nothing changed. ${answer.message}`, { tone: 'bad' })
          if (answer.reason === 'signed-out') reportSignedOut()
        } else if (!to && answer.value > 0) tellKept(ids, answer.value)
        else if (!isUndo)
          toast(sentence(ids.length, to), { action: { label: 'Undo', onAction: () => void set(!to, true) } })
      }
      void set(shown, false)
    },
    [mark, reportSignedOut],
  )
}

const sentence = (count: number, shown: boolean): string =>
  `${imagesInWords(count)} ${shown ? 'shown to the team' : 'hidden from the team'}.`

/** Hiding leaves an image in the collections that its author put it in. */
function tellKept(ids: readonly string[], collections: number) {
  const where = collections === 1 ? 'a collection' : `${collections} collections`
  const takeOut = async () => {
    const answer = await withdrawImages(ids)
    toast(
      answer.ok ? 'Taken out of every collection.' : `It was not taken out. ${answer.message}`,
      answer.ok ? {} : { tone: 'bad' },
    )
  }
  toast(`Hidden, but still in ${where} you put ${ids.length === 1 ? 'it' : 'them'} in.`, {
    action: { label: 'Take out', onAction: () => void takeOut() },
  })
}
