import type { Fields, Model } from '../../schema'
import {
  CORE_RATIO,
  FORMAT,
  LOOSE_RATIO,
  OPTIONAL_TEXT,
  REQUIRED_TEXT,
  STRENGTH,
  STYLE_PRESET,
} from './fields'
import { modelOf, seeded } from './model'
import { priced } from './prices'

const TEXTS: Fields = {
  prompt: REQUIRED_TEXT,
  negativePrompt: OPTIONAL_TEXT,
  outputFormat: FORMAT,
  stylePreset: STYLE_PRESET,
}
const NO_SIZE = 'The size is not promised.'
const ultra = { outputSize: { from: 'ratio' }, listPrice: priced.byUpdate(800), usualMs: 12_000 } as const

/** Source: v2beta `generate/core` and `generate/ultra`. Ultra takes a picture without any `mode`. */
export const GENERATE_MODELS: readonly Model[] = [
  modelOf({
    upstreamId: 'ultra',
    name: 'Stable Image Ultra',
    description: 'The finest pictures Stability makes: light, texture and lettering for finished work.',
    capabilities: [
      seeded({
        operation: 'text-to-image',
        fields: { ...TEXTS, aspectRatio: LOOSE_RATIO },
        ...ultra,
        notes: [NO_SIZE],
      }),
      seeded({
        operation: 'image-to-image',
        fields: {
          ...TEXTS,
          aspectRatio: LOOSE_RATIO,
          image: { kind: 'image', required: true, minSidePx: 64, maxSidePx: 16_384, minPx: 4096 },
          strength: STRENGTH,
        },
        ...ultra,
        notes: [NO_SIZE],
      }),
    ],
  }),
  modelOf({
    upstreamId: 'core',
    name: 'Stable Image Core',
    description: 'Quick, larger pictures in a chosen look, without much tuning of the prompt.',
    capabilities: [
      seeded({
        operation: 'text-to-image',
        fields: { ...TEXTS, aspectRatio: CORE_RATIO },
        outputSize: { from: 'ratio' },
        listPrice: priced.byUpdate(300),
        usualMs: 5_000,
        notes: ['The reference says 1.5 megapixels, the official nodes more: the size is not promised.'],
      }),
    ],
  }),
]
