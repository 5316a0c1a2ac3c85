import type { Model } from '../../schema'
import { FORMAT, OPTIONAL_TEXT, REQUIRED_SOURCE, REQUIRED_TEXT, SHAPED_SOURCE, STYLE_PRESET } from './fields'
import { LATER, modelOf, seeded, seedless } from './model'
import { priced } from './prices'

/** Source: v2beta `upscale/*`. */
export const UPSCALE_MODELS: readonly Model[] = [
  modelOf({
    upstreamId: 'upscale-fast',
    name: 'Fast Upscale',
    description: 'Four times the width and height in about a second, true to what is there.',
    capabilities: [
      seedless({
        operation: 'upscale',
        fields: {
          image: {
            kind: 'image',
            required: true,
            minSidePx: 32,
            maxSidePx: 1536,
            minPx: 1024,
            maxPx: 1_048_576,
          },
          outputFormat: FORMAT,
        },
        outputSize: { from: 'factor', factor: 4 },
        listPrice: priced.byUpdate(200),
        usualMs: 2_000,
      }),
    ],
  }),
  modelOf({
    upstreamId: 'upscale-conservative',
    name: 'Conservative Upscale',
    description: 'Up to four megapixels with finer detail, changing as little as it can.',
    capabilities: [
      seeded({
        operation: 'upscale',
        fields: {
          image: SHAPED_SOURCE,
          prompt: REQUIRED_TEXT,
          negativePrompt: OPTIONAL_TEXT,
          creativity: { kind: 'number', min: 0.2, max: 0.5, step: 0.01, default: 0.35 },
          outputFormat: FORMAT,
        },
        outputSize: { from: 'megapixels', megapixels: 4 },
        listPrice: priced.byUpdate(4000),
        usualMs: 20_000,
      }),
    ],
  }),
  modelOf({
    upstreamId: 'upscale-creative',
    name: 'Creative Upscale',
    description: 'Invents detail where a small or worn picture has none, up to 4K.',
    capabilities: [
      seeded({
        operation: 'upscale',
        fields: {
          image: { ...REQUIRED_SOURCE, maxPx: 1_048_576 },
          prompt: REQUIRED_TEXT,
          negativePrompt: OPTIONAL_TEXT,
          creativity: { kind: 'number', min: 0.1, max: 0.5, step: 0.01, default: 0.3 },
          stylePreset: STYLE_PRESET,
          outputFormat: FORMAT,
        },
        outputSize: { from: 'megapixels', megapixels: 8 },
        ...LATER,
        listPrice: priced.byUpdate(6000),
        usualMs: 60_000,
        notes: ['"Up to 4K" is all that is said of the size.'],
      }),
    ],
  }),
]
