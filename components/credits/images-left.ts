import type { ModelView } from '@/lib/runs/schema'

export type ImagesLeft = { model: ModelView; images: number }

/** How many images of each model the credits that are free would pay for, the cheapest model last. */
export function imagesLeft(models: readonly ModelView[], availableCenticredits: number): ImagesLeft[] {
  return models
    .filter((model) => model.costCenticredits > 0)
    .map((model) => ({
      model,
      images: Math.max(0, Math.floor(availableCenticredits / model.costCenticredits)),
    }))
    .sort((a, b) => b.model.costCenticredits - a.model.costCenticredits)
}
