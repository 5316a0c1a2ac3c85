import type { Style } from './lexicon-looks'

export type Look = 'large' | 'turbo' | 'medium' | 'flash'

/** Which hand paints for a model id; anything unknown is painted like the largest. */
export function lookOf(model: string): Look {
  if (model.includes('flash')) return 'flash'
  if (model.includes('turbo')) return 'turbo'
  if (model.includes('medium')) return 'medium'
  return 'large'
}

type Hand = { detail: number; flat: boolean; usualMs: number }

const HANDS: Record<Look, Hand> = {
  large: { detail: 3, flat: false, usualMs: 2200 },
  turbo: { detail: 1, flat: true, usualMs: 1000 },
  medium: { detail: 1, flat: false, usualMs: 1400 },
  flash: { detail: 0, flat: true, usualMs: 600 },
}

export const handOf = (look: Look): Hand => HANDS[look]

/** Styles whose shapes are flat whatever the model. */
export const FLAT_STYLES: ReadonlySet<Style> = new Set<Style>([
  'papercut',
  'linocut',
  'bauhaus',
  'pixel',
  'ink',
  'gouache',
])
