'use client'

import { type RefObject, useEffect, useState } from 'react'
import type { Extent } from './view'

/** The size of an element in CSS pixels, as it changes; null before it is known. */
export function useExtent(ref: RefObject<HTMLElement | null>): Extent | null {
  const [extent, setExtent] = useState<Extent | null>(null)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new ResizeObserver(() =>
      setExtent({ width: element.clientWidth, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return extent
}
