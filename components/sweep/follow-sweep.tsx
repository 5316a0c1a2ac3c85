'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect } from 'react'
import { callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { noteProgress } from '@/components/studio/progress'
import type { SweepView } from '@/lib/runs/sweep/schema'
import { useSweepStore } from './sweep-store'

const POLL_MS = 2_500
/** Cells end in quick succession: what is told within this is read together. */
const GATHER_MS = 250

type Props = { sweepId: string; mine: boolean }

/** Keeps the store true by the stream of events, and by asking while the stream is down. Draws nothing itself. */
export function FollowSweep({ sweepId, mine }: Props) {
  const store = useSweepStore()
  const { listen, status } = useLive()
  const { refresh } = useRouter()
  const catchUp = useCallback(async () => {
    const answer = await callApi<SweepView>(`/sweeps/${sweepId}`)
    if (answer.ok) store.take(answer.value)
    // Hidden meanwhile: the server says so better.
    else if (answer.code === 'NOT_FOUND') refresh()
  }, [sweepId, store, refresh])

  useEffect(
    () =>
      listen({
        onRun: store.receive,
        onProgress: ({ generationId, fraction }) => noteProgress(generationId, fraction),
        onResumed: catchUp,
      }),
    [listen, store, catchUp],
  )
  // Its runs are told to their author; a teammate hears that there is something to read.
  useEffect(() => {
    if (mine) return
    const reading = gathered(catchUp)
    const leave = listen({
      onTeam: ({ what, id }) => what === 'sweep' && (id === null || id === sweepId) && reading.ask(),
      onResumed: () => {},
    })
    return () => {
      leave()
      reading.stop()
    }
  }, [mine, listen, catchUp, sweepId])
  // What ended between drawing the page and listening is told by nobody else.
  useEffect(() => {
    if (status === 'open') void catchUp()
    if (status !== 'down') return
    const timer = setInterval(catchUp, POLL_MS)
    return () => clearInterval(timer)
  }, [status, catchUp])
  return null
}

/** Reads a little later, one at a time: what is told while an answer is on its way is read after it. */
function gathered(read: () => Promise<void>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsked = false
  let isOver = false
  const next = () => {
    timer = setTimeout(async () => {
      isAsked = false
      await read()
      timer = undefined
      if (isAsked && !isOver) next()
    }, GATHER_MS)
  }
  return {
    ask: () => {
      isAsked = true
      if (timer === undefined) next()
    },
    stop: () => {
      isOver = true
      clearTimeout(timer)
    },
  }
}
