'use client'

import { createContext, useContext } from 'react'
import type { Calendar } from '@/components/gallery/calendar'
import { useNow } from './clock'

/** Where the person reads, and when the server drew the page. */
export const ReaderContext = createContext<Calendar | null>(null)

/** How to write dates here. Only inside the studio. */
export function useReader(): Calendar {
  const calendar = useContext(ReaderContext)
  if (!calendar) throw new Error('useReader: there is no ReaderContext above')
  return calendar
}

/** The time now in ms, moving every `everyMs`; while hydrating, the time at which the server drew the page. */
export const useReaderNow = (everyMs: number) => useNow(everyMs, Date.parse(useReader().nowIso))
