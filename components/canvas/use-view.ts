'use client'

import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { centred, type Extent, fitted, keptInSight, moved, type Spot, type View, zoomed } from './view'

const ROOM = 40
const NARROW_ROOM = 14
const NARROW = 700

/** What is seen of an element, in CSS pixels. */
export const extentOf = ({ clientWidth: width, clientHeight: height }: HTMLElement): Extent => ({
  width,
  height,
})
const roomOf = ({ width }: Extent) => (width < NARROW ? NARROW_ROOM : ROOM)

/**
 * How the picture lies on its stage. It stays fitted while the window changes, until somebody zooms or moves it;
 * `first` says how it lies to begin with, where that is not fitted.
 */
export function useView(
  stage: RefObject<HTMLElement | null>,
  picture: Extent,
  first: ((stage: Extent) => View) | null = null,
) {
  const [view, setView] = useState<View | null>(null)
  /** The newest, for pointers that come faster than the page is drawn. */
  const latest = useRef<View>({ scale: 1, x: 0, y: 0 })
  const isOwn = useRef(false)
  const begin = useRef(first)
  const { width, height } = picture

  const fitNow = useCallback(() => {
    const extent = stage.current && extentOf(stage.current)
    return extent ? fitted(extent, { width, height }, roomOf(extent)) : latest.current
  }, [stage, width, height])

  const show = useCallback(
    (next: View, byHand = true) => {
      const element = stage.current
      isOwn.current = byHand
      latest.current = element ? keptInSight(next, extentOf(element), { width, height }) : next
      setView(latest.current)
    },
    [stage, width, height],
  )

  useEffect(() => {
    const element = stage.current
    if (!element) return
    const onResize = () => {
      const begun = begin.current?.(extentOf(element))
      begin.current = null
      if (begun) show(begun)
      else show(isOwn.current ? latest.current : fitNow(), isOwn.current)
    }
    const observer = new ResizeObserver(onResize)
    observer.observe(element)
    return () => observer.disconnect()
  }, [stage, show, fitNow])

  return useMemo(() => {
    const middle = (): Spot => {
      const extent = stage.current ? extentOf(stage.current) : { width: 0, height: 0 }
      return { x: extent.width / 2, y: extent.height / 2 }
    }
    return {
      ...{ view, latest, show },
      /** Somebody zoomed or moved it: it is not fitted. */
      isOwn: () => isOwn.current,
      /** The scale at which the whole picture is in sight. */
      smallest: () => fitNow().scale,
      zoomBy: (factor: number, at: Spot = middle()) =>
        show(zoomed(latest.current, factor, at, fitNow().scale)),
      moveBy: (by: Spot) => show(moved(latest.current, by)),
      fit: () => show(fitNow(), false),
      actualSize: () => stage.current && show(centred(extentOf(stage.current), { width, height }, 1)),
    }
  }, [view, show, fitNow, stage, width, height])
}

export type StageView = ReturnType<typeof useView>
