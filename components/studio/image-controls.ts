'use client'

import { fetchedInPlace } from '@/components/ui/fetched'

// Most runs start from words: what pictures need is fetched when an operation that has them comes near.
export const ImageSlots = fetchedInPlace(async () => ({
  default: (await import('./image-slots')).ImageSlots,
}))
export const FieldTexts = fetchedInPlace(async () => ({
  default: (await import('./field-control')).FieldControls,
}))
export const Margins = fetchedInPlace(async () => ({ default: (await import('./margins')).Margins }))

/** Fetches them ahead of need. */
export function warmImageControls(): void {
  ImageSlots.warm()
  Margins.warm()
  FieldTexts.warm()
}
