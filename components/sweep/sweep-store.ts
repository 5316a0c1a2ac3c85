'use client'

import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { RunView } from '@/lib/runs/schema'
import type { SweepCell, SweepView } from '@/lib/runs/sweep/schema'
import { receiveRuns, type SweepState, takeView } from './sweep-state'

type Reader = () => void

/**
 * What is known of a sweep, beside React's state: an event draws the one cell it is about. What arrives between two
 * frames is taken in together.
 */
export function createSweepStore(view: SweepView) {
  let state: SweepState = view
  let queue: RunView[] = []
  const wholeReaders = new Set<Reader>()
  const cellReaders = new Map<number, Set<Reader>>()

  function set(next: SweepState) {
    const before = state
    if (next === before) return
    state = next
    for (const [cell, readers] of cellReaders)
      if (next.cells[cell] !== before.cells[cell]) for (const read of readers) read()
    for (const read of wholeReaders) read()
  }
  function flush() {
    const runs = queue
    queue = []
    set(receiveRuns(state, view.id, runs))
  }
  return {
    read: () => state,
    readCell: (cell: number): SweepCell => state.cells[cell] ?? NOWHERE,
    receive(run: RunView) {
      if (run.sweep?.id !== view.id) return
      queue.push(run)
      if (queue.length === 1) requestAnimationFrame(flush)
    },
    take: (fresh: SweepView) => set(takeView(state, fresh)),
    subscribe(reader: Reader) {
      wholeReaders.add(reader)
      return () => void wholeReaders.delete(reader)
    },
    subscribeCell(cell: number, reader: Reader) {
      const readers = cellReaders.get(cell) ?? new Set()
      cellReaders.set(cell, readers.add(reader))
      return () => void readers.delete(reader)
    },
  }
}

const NOWHERE: SweepCell = { cell: -1, runId: null, version: 0, size: null, generations: [] }

export type SweepStore = ReturnType<typeof createSweepStore>
export const SweepStoreContext = createContext<SweepStore | null>(null)

export function useSweepStore(): SweepStore {
  const store = useContext(SweepStoreContext)
  if (!store) throw new Error('useSweepStore: there is no SweepStoreContext above')
  return store
}

/** The whole sweep; draws again at most once a frame. */
export function useSweep(): SweepState {
  const { subscribe, read } = useSweepStore()
  return useSyncExternalStore(subscribe, read, read)
}

/** One cell; draws again when that cell changes. */
export function useCell(cell: number): SweepCell {
  const { subscribeCell, readCell } = useSweepStore()
  const subscribe = useCallback((reader: Reader) => subscribeCell(cell, reader), [subscribeCell, cell])
  const read = () => readCell(cell)
  return useSyncExternalStore(subscribe, read, read)
}
