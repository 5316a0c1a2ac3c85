'use client'

import { RotateCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { GenerationView } from '@/lib/runs/schema'
import { type CardProps, placeOf, shapeOf } from './generation-card'

const TITLE: Partial<Record<GenerationView['state'], string>> = {
  filtered: 'The filter stopped this one',
  failed: 'This one did not come out',
  cancelled: 'Cancelled',
}

function InTrash() {
  return (
    <>
      <h2>In the trash</h2>
      <p className="text-ink-2">This picture can be brought back for 30 days.</p>
      <Link href={'/gallery?view=trash'} className="justify-self-start rounded-xs underline touch:py-3">
        Open the trash
      </Link>
    </>
  )
}

function WhatHappened({ generation, run, actions }: CardProps) {
  return (
    <>
      <h2>{TITLE[generation.state] ?? 'There is no picture'}</h2>
      <p className="text-pretty text-ink-2">{generation.message ?? 'The studio does not know more.'}</p>
      <div className="mt-1.5 flex flex-wrap gap-1">
        <Button
          onClick={() => actions.onRetry(generation)}
          title={
            generation.seed === null ? 'The same settings' : `The same settings and seed ${generation.seed}`
          }
        >
          <RotateCw className="size-4" strokeWidth={1.6} aria-hidden="true" />
          Try again
        </Button>
        <Button variant="ghost" onClick={() => actions.onEdit(run)}>
          Edit the prompt
        </Button>
      </div>
    </>
  )
}

/** A picture that will not come: why, what became of the credits, what to do. */
export function EndedCard(props: CardProps) {
  const { generation, run } = props
  return (
    <article
      aria-label={`Image ${placeOf(props)}`}
      className="@container grid content-center rounded-card border border-dashed border-line-strong"
      style={shapeOf(run)}
    >
      <div className="grid gap-2 p-4 @[18rem]:px-7 @[18rem]:py-5">
        {generation.image?.deleted ? <InTrash /> : <WhatHappened {...props} />}
      </div>
    </article>
  )
}
