'use client'

import { lazy } from 'react'

const loadSlots = () => import('./image-slots')
const loadMargins = () => import('./margins')
const loadTexts = () => import('./field-control')

// Most runs start from words: what pictures need is fetched when an operation that has them comes near.
export const ImageSlots = lazy(async () => ({ default: (await loadSlots()).ImageSlots }))
export const FieldTexts = lazy(async () => ({ default: (await loadTexts()).FieldControls }))
export const Margins = lazy(async () => ({ default: (await loadMargins()).Margins }))

/** Fetches them ahead of need. */
export function warmImageControls(): void {
  void loadSlots()
  void loadMargins()
  void loadTexts()
}
