'use client'

import { useEffect, useRef } from 'react'
import type { Thread } from './talk'

/** Who came by the link to one comment (`?comment=`) looks at its thread first, once it is there. */
export function useArrival(threads: readonly Thread[], onArrive: (threadId: string) => void): void {
  const hasArrived = useRef(false)
  useEffect(() => {
    if (hasArrived.current || threads.length === 0) return
    hasArrived.current = true
    const wanted = new URLSearchParams(location.search).get('comment')
    const found = threads.find(({ id, answers }) =>
      [id, ...answers.map((each) => each.id)].includes(wanted ?? ''),
    )
    if (found) onArrive(found.id)
  }, [threads, onArrive])
}
