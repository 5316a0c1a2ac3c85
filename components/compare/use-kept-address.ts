'use client'

import { usePathname } from 'next/navigation'
import { useCallback, useEffect, useRef } from 'react'
import type { ImageFacts } from '@/components/gallery/facts'
import { compareQuery, type Look, readLook } from './compare-address'
import type { Comparing } from './compare-state'

const CALM_MS = 250

/** Keeps what is shown in the address, so that a reload or a copied link shows it again. */
export function useKeptAddress(
  pictures: readonly ImageFacts[],
  now: Comparing,
  query: { get(name: string): string | null },
) {
  const look = useRef<Look | null>(readLook(query))
  const latest = useRef(now)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const path = usePathname()
  const soon = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const ids = pictures.map(({ image }) => image.id)
      const href = `${path}?${compareQuery(ids, latest.current, look.current)}`
      // The address is another's once one has gone on, and this page may be there for a moment longer.
      const isOurs = window.location.pathname === path
      if (isOurs && href !== path + window.location.search) window.history.replaceState(null, '', href)
    }, CALM_MS)
  }, [pictures, path])
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    latest.current = now
    soon()
  }, [now, soon])
  const onLook = useCallback(
    (next: Look | null) => {
      look.current = next
      soon()
    },
    [soon],
  )
  return { look, onLook }
}
