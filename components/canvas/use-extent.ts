'use client'

import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Extent } from './view'

/** The size of an element in CSS pixels, as it changes; null before it is there. */
export function useExtent(ref: RefObject<HTMLElement | null>): Extent | null {
  const [extent, setExtent] = useState<Extent | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      setExtent((was) => (was?.width === width && was.height === height ? was : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return extent
}
