'use client'

import type { ComponentProps } from 'react'
import type { Calendar } from '@/components/gallery/calendar'
import type { RunView } from '@/lib/runs/schema'
import { EmptyStage } from './empty-stage'
import { ReaderContext } from './reader'
import { Stage } from './stage'

export type OnStage = Omit<ComponentProps<typeof Stage>, 'run'> & {
  reader: Calendar
  run: RunView | undefined
  onSample: (prompt: string) => void
}

/** The run that is looked at, or what to do when there is none. */
export default function RunOnStage({ reader, run, onSample, ...rest }: OnStage) {
  return (
    <ReaderContext value={reader}>
      {run ? <Stage key={run.id} run={run} {...rest} /> : <EmptyStage onSample={onSample} />}
    </ReaderContext>
  )
}
