'use client'

import type { GenerationView, RunView } from '@/lib/runs/schema'
import { EndedCard } from './card-ended'
import { PictureCard } from './card-picture'
import { WaitingCard } from './card-waiting'
import type { StageActions } from './stage'

export type CardProps = {
  generation: GenerationView
  run: RunView
  usualMs: number
  actions: StageActions
}

/** One picture of a run from the first instant to its end, always in the shape it will have. */
export function GenerationCard(props: CardProps) {
  const { state, image } = props.generation
  if (state === 'queued' || state === 'running') return <WaitingCard {...props} />
  if (state === 'succeeded' && image && !image.deleted) return <PictureCard {...props} image={image} />
  return <EndedCard {...props} />
}

/** `2 of 4`, for names read aloud. */
export const placeOf = ({ generation, run }: Pick<CardProps, 'generation' | 'run'>) =>
  `${generation.position + 1} of ${run.generations.length}`

/** The shape of the picture to come. */
export const shapeOf = ({ settings }: RunView) => ({
  aspectRatio: `${settings.widthPx} / ${settings.heightPx}`,
})
