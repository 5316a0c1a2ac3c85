'use client'

import { useCallback, useSyncExternalStore } from 'react'

const never = () => () => {}
const TOLERATED_MS = 5_000
let skewMs: number | null = null

/**
 * Sets this clock by the server's, once, from the first page it drew: elapsed times must not be wrong
 * because the device's clock is. A difference of a few seconds is the network's and is left alone.
 */
export function setClock(drawnAt: number) {
  if (skewMs !== null) return
  const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const difference = drawnAt - (performance.timeOrigin + (load?.responseStart ?? 0))
  skewMs = Math.abs(difference) > TOLERATED_MS ? difference : 0
}

/** The time now by the server's clock, in ms. */
export const serverNow = () => Date.now() + (skewMs ?? 0)

/** The time now in ms, moving every `everyMs`; `drawnAt` while the server draws and hydrates. */
export function useNow(everyMs: number, drawnAt: number): number {
  const subscribe = useCallback(
    (onTick: () => void) => {
      const timer = setInterval(onTick, everyMs)
      return () => clearInterval(timer)
    },
    [everyMs],
  )
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(serverNow() / everyMs) * everyMs,
    () => drawnAt,
  )
}

/** Whether the system is a Mac's, for the name of a key. */
export const useIsMac = () =>
  useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  )
