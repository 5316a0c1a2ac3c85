'use client'

import { useCallback, useEffect } from 'react'
import { callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { noteProgress } from '@/components/studio/progress'
import type { SweepView } from '@/lib/runs/sweep/schema'
import { useSweepStore } from './sweep-store'

const POLL_MS = 2_500

/** Keeps the store true by the stream of events, and by asking while the stream is down. Draws nothing itself. */
export function FollowSweep({ sweepId }: { sweepId: string }) {
  const store = useSweepStore()
  const { listen, status } = useLive()
  const catchUp = useCallback(async () => {
    const answer = await callApi<SweepView>(`/sweeps/${sweepId}`)
    if (answer.ok) store.take(answer.value)
  }, [sweepId, store])

  useEffect(
    () =>
      listen({
        onRun: store.receive,
        onProgress: ({ generationId, fraction }) => noteProgress(generationId, fraction),
        onResumed: catchUp,
      }),
    [listen, store, catchUp],
  )
  // What ended between drawing the page and listening is told by nobody else.
  useEffect(() => {
    if (status === 'open') void catchUp()
    if (status !== 'down') return
    const timer = setInterval(catchUp, POLL_MS)
    return () => clearInterval(timer)
  }, [status, catchUp])
  return null
}
