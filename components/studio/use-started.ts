'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useCallback, useState } from 'react'
import type { RunView } from '@/lib/runs/schema'
import type { SweepView } from '@/lib/runs/sweep/schema'
import { images } from './price'

type Tools = { receive: (runs: readonly RunView[]) => void; show: (run: RunView) => void }

/** What a press brought about: a run goes on the stage, many have a page of their own; `started` says it aloud. */
export function useStarted({ receive, show }: Tools) {
  const router = useRouter()
  const [started, setStarted] = useState('')
  const onStarted = useCallback(
    (run: RunView) => {
      receive([run])
      show(run)
      setStarted(`Started ${images(run.generations.length)}.`)
    },
    [receive, show],
  )
  const onSwept = useCallback(({ id }: SweepView) => router.push(`/sweeps/${id}` as Route), [router])
  return { started, onStarted, onSwept }
}
