'use client'

import { useReducer, useRef, useState } from 'react'
import type { Chosen } from './choose'
import { beginChoosing, currentId, reduceChoosing, type Verdict } from './choose-state'
import { carryOut, takeBack } from './verdicts'

/** Judging pictures: each verdict is carried out at once, and taken back when it is undone. */
export function useChoosing(images: readonly Chosen[]) {
  const [choosing, act] = useReducer(
    reduceChoosing,
    images.map(({ id }) => id),
    beginChoosing,
  )
  const [problem, setProblem] = useState('')
  const marked = useRef(new Set<string>())
  // One after the other: a picture taken back at once must not be restored before it was thrown away.
  const line = useRef(Promise.resolve())
  const inLine = (call: () => Promise<string | null>) => {
    line.current = line.current.then(async () => {
      const refused = await call()
      if (refused) setProblem(refused)
    })
  }

  const id = currentId(choosing)
  const { ids, verdicts } = choosing
  const takeBackFrom = (first: number) => {
    setProblem('')
    verdicts.slice(first).forEach((verdict, offset) => {
      const undone = ids[first + offset]
      if (undone) inLine(() => takeBack(verdict, undone, marked.current))
    })
  }
  return {
    choosing,
    problem,
    image: images.find((each) => each.id === id),
    next: images.find((each) => each.id === ids[verdicts.length + 1]),
    judge(verdict: Verdict) {
      if (id === undefined) return
      setProblem('')
      act({ type: 'judged', verdict })
      inLine(async () => {
        const refused = await carryOut(verdict, id, marked.current)
        if (refused && verdict === 'trashed') act({ type: 'kept after all', id })
        return refused
      })
    },
    stepBack() {
      takeBackFrom(verdicts.length - 1)
      act({ type: 'stepped back' })
    },
    undoAll() {
      takeBackFrom(0)
      act({ type: 'begun again' })
    },
  }
}
