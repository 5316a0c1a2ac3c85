'use client'

import { useEffect, useRef } from 'react'
import type { Said } from '@/lib/review/schema'
import { NOTHING, withStars, withVerdict } from './vote-bar'

type Does = {
  said: Said | null
  /** Null while nobody votes. */
  onSay: ((said: Said) => void) | null
  onStep: (by: 1 | -1) => void
  onFinal: (() => void) | null
  onLeave: () => void
}

const VERDICT_OF = { p: 'pick', m: 'maybe', r: 'reject' } as const
const isVerdict = (key: string): key is keyof typeof VERDICT_OF => key in VERDICT_OF

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role=menu], [role=dialog], [role=radiogroup]') !== null)

/** p, m, r and 1 to 5 say something, f marks a final, z zooms, arrows go on, Escape leaves. Silent while something is written. */
export function useReviewKeys(does: Does) {
  const latest = useRef(does)
  useEffect(() => {
    latest.current = does
  })
  useEffect(() => {
    function act(key: string): boolean {
      const { said, onSay, onStep, onFinal, onLeave } = latest.current
      if (key === 'ArrowLeft') onStep(-1)
      else if (key === 'ArrowRight') onStep(1)
      else if (key === 'Escape') onLeave()
      else if (key === 'z') document.querySelector<HTMLElement>('[data-zoom]')?.click()
      else if (key === 'f' && onFinal) onFinal()
      else if (isVerdict(key) && onSay) onSay(withVerdict(said ?? NOTHING, VERDICT_OF[key]))
      else if (/^[1-5]$/.test(key) && onSay) onSay(withStars(said ?? NOTHING, Number(key)))
      else return false
      return true
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return
      if (isWriting(event.target) || !act(event.key)) return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
