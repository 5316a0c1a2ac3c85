'use client'

import { useEffect, useRef, useState } from 'react'
import { tallyOf } from './sweep-state'
import { useSweepStore } from './sweep-store'

const EVERY_MS = 5_000

/** How far the sweep is, told now and then rather than a hundred times. */
export function SpokenProgress() {
  const store = useSweepStore()
  const [told, setTold] = useState('')
  const wasUnfinished = useRef(false)
  useEffect(() => {
    const tell = () => {
      const { cells } = store.read()
      const { unfinished, ready } = tallyOf(cells)
      if (unfinished === 0 && !wasUnfinished.current) return
      wasUnfinished.current = unfinished > 0
      setTold(`${unfinished === 0 ? 'The sweep is done: ' : ''}${ready} of ${cells.length} cells are ready.`)
    }
    const timer = setInterval(tell, EVERY_MS)
    return () => clearInterval(timer)
  }, [store])
  return (
    <p aria-live="polite" className="sr-only">
      {told}
    </p>
  )
}
