'use client'

import { useCallback, useSyncExternalStore } from 'react'

// Beside React's state: a percentage must not draw the whole studio again.
const fractions = new Map<string, number>()
const readers = new Map<string, Set<() => void>>()

/** Takes in how far a generation is; an older, smaller figure that comes late is let go. */
export function noteProgress(generationId: string, fraction: number): void {
  const known = fractions.get(generationId) ?? 0
  if (!(fraction > known)) return
  fractions.set(generationId, Math.min(1, fraction))
  for (const tell of readers.get(generationId) ?? []) tell()
}

/** What was said last of a generation, 0..1; null while nothing was. */
export const progressOf = (generationId: string): number | null => fractions.get(generationId) ?? null

/** The same for a component, as it changes. */
export function useProgress(generationId: string): number | null {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const own = readers.get(generationId) ?? new Set()
      readers.set(generationId, own.add(onChange))
      return () => {
        own.delete(onChange)
      }
    },
    [generationId],
  )
  return useSyncExternalStore(
    subscribe,
    () => progressOf(generationId),
    () => null,
  )
}
