'use client'

import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'

/** `widthPx` is null until measured; `fromPx..toPx` is what to have ready, from the top of the element. */
export type Near = { widthPx: number | null; fromPx: number; toPx: number }

const STEP_PX = 320
/** How many screens ahead: few until somebody scrolls, for many never do. */
const AHEAD = { unmoved: 0.25, moved: 1 }

/** The width of an element and the stretch of it that is on the screen or, once one scrolls, within one screen of it. */
export function useNear(ref: RefObject<HTMLElement | null>, knownWidthPx: number | null): Near {
  const [near, setNear] = useState<Near>({ widthPx: knownWidthPx, fromPx: 0, toPx: 3_000 })

  const measure = useCallback(() => {
    const element = ref.current
    if (!element) return
    const { top, width } = element.getBoundingClientRect()
    const screen = window.innerHeight
    const aheadPx = screen * (window.scrollY > 0 ? AHEAD.moved : AHEAD.unmoved)
    const fromPx = Math.floor((-top - screen) / STEP_PX) * STEP_PX
    const toPx = Math.ceil((-top + screen + aheadPx) / STEP_PX) * STEP_PX
    setNear((was) =>
      was.widthPx === width && was.fromPx === fromPx && was.toPx === toPx
        ? was
        : { widthPx: width, fromPx, toPx },
    )
  }, [ref])

  useLayoutEffect(measure, [measure])
  useEffect(() => {
    let frame = 0
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(measure)
    }
    const resizes = new ResizeObserver(soon)
    if (ref.current) resizes.observe(ref.current)
    window.addEventListener('scroll', soon, { passive: true })
    window.addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      resizes.disconnect()
      window.removeEventListener('scroll', soon)
      window.removeEventListener('resize', soon)
    }
  }, [measure, ref])

  return near
}
