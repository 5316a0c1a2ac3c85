'use client'

import { type CSSProperties, memo } from 'react'
import type { Operation } from '@/lib/providers/schema'
import type { GenerationView, RunView } from '@/lib/runs/schema'
import { cardGrid } from './card-grid'
import { GenerationCard } from './generation-card'
import type { OperationGroup } from './operations'
import { RunHeading } from './run-heading'

export type StageActions = {
  /** Takes the run's settings into the draft; with a seed, that seed too. */
  onReuse: (run: RunView, seed: number | null) => void
  onEdit: (run: RunView) => void
  onRetry: (generation: GenerationView) => void
  onCancel: (generation: GenerationView) => void
  onCancelRun: (run: RunView) => void
  /** What can be done with a picture here, in groups; empty when nothing can. */
  uses: readonly OperationGroup[]
  onInput: (imageId: string, operation: Operation) => void
}

type Props = { run: RunView; usualMs: number; actions: StageActions }

/** One run: what was asked, what it costs, and a card for every picture of it. */
export const Stage = memo(function Stage({ run, usualMs, actions }: Props) {
  const { widthPx, heightPx } = run.settings
  const { columns, wideColumns, midColumns, phoneColumns, ratio } = cardGrid(
    run.generations.length,
    widthPx,
    heightPx,
  )
  const style = {
    '--columns': columns,
    '--wide-columns': wideColumns,
    '--mid-columns': midColumns,
    '--phone-columns': phoneColumns,
    '--ratio': ratio,
    '--native': `${widthPx}px`,
  } as CSSProperties
  return (
    <article aria-labelledby={`run-${run.id}`}>
      <RunHeading run={run} actions={actions} />
      <ol className="card-grid" style={style}>
        {run.generations.map((generation) => (
          <li key={generation.id} className="min-w-0">
            <GenerationCard generation={generation} run={run} usualMs={usualMs} actions={actions} />
          </li>
        ))}
      </ol>
    </article>
  )
})
