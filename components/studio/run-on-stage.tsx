'use client'

import type { ComponentProps } from 'react'
import type { RunView } from '@/lib/runs/schema'
import { EmptyStage } from './empty-stage'
import { Stage } from './stage'

type OnStage = Omit<ComponentProps<typeof Stage>, 'run'> & {
  run: RunView | undefined
  onSample: (prompt: string) => void
}

/** The run that is looked at, or what to do when there is none. */
export const RunOnStage = ({ run, onSample, ...rest }: OnStage) =>
  run ? <Stage key={run.id} run={run} {...rest} /> : <EmptyStage onSample={onSample} />
