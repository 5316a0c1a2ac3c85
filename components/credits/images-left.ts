import type { ModelView } from '@/lib/runs/schema'

export type ImagesLeft = { model: ModelView; costCenticredits: number; images: number }

/** How many images of each model the credits that are free would pay for at what it is mostly for; the cheapest model last. */
export function imagesLeft(models: readonly ModelView[], availableCenticredits: number): ImagesLeft[] {
  return models
    .map((model) => ({ model, costCenticredits: model.capabilities[0]?.costCenticredits ?? 0 }))
    .filter(({ costCenticredits }) => costCenticredits > 0)
    .map(({ model, costCenticredits }) => ({
      model,
      costCenticredits,
      images: Math.max(0, Math.floor(availableCenticredits / costCenticredits)),
    }))
    .sort((a, b) => b.costCenticredits - a.costCenticredits)
}
