import type { Capability, Model, Operation } from '../../schema'
import {
  FORMAT,
  fraction,
  LOOSE_RATIO,
  OPTIONAL_TEXT,
  REQUIRED_TEXT,
  SHAPED_SOURCE,
  STYLE_PRESET,
} from './fields'
import { modelOf, seeded } from './model'
import { priced } from './prices'

const TEXTS = { prompt: REQUIRED_TEXT, negativePrompt: OPTIONAL_TEXT } as const
/** Style transfer alone names a longest side. */
const TRANSFER_SOURCE = { ...SHAPED_SOURCE, maxSidePx: 16_383 } as const

const guided = (operation: Operation): Capability =>
  seeded({
    operation,
    fields: {
      image: SHAPED_SOURCE,
      ...TEXTS,
      controlStrength: fraction(0.7),
      stylePreset: STYLE_PRESET,
      outputFormat: FORMAT,
    },
    outputSize: { from: 'input' },
    listPrice: priced.byUpdate(500),
    usualMs: 8_000,
  })

/** Source: v2beta `control/*`. */
export const CONTROL_MODELS: readonly Model[] = [
  modelOf({
    upstreamId: 'sketch',
    name: 'Sketch',
    description: 'Turns a rough drawing into the finished picture you describe.',
    capabilities: [guided('sketch')],
  }),
  modelOf({
    upstreamId: 'structure',
    name: 'Structure',
    description: 'Keeps the layout of a picture and makes something else of it.',
    capabilities: [guided('structure')],
  }),
  modelOf({
    upstreamId: 'style',
    name: 'Style Guide',
    description: 'Makes the picture you describe in the style of the one you give.',
    capabilities: [
      seeded({
        operation: 'style',
        fields: {
          image: SHAPED_SOURCE,
          ...TEXTS,
          aspectRatio: LOOSE_RATIO,
          fidelity: fraction(0.5),
          stylePreset: STYLE_PRESET,
          outputFormat: FORMAT,
        },
        outputSize: { from: 'ratio' },
        listPrice: priced.byUpdate(500),
        usualMs: 8_000,
      }),
    ],
  }),
  modelOf({
    upstreamId: 'style-transfer',
    name: 'Style Transfer',
    description: 'Gives one picture the style of another and keeps what it shows.',
    capabilities: [
      seeded({
        operation: 'style-transfer',
        fields: {
          image: TRANSFER_SOURCE,
          styleImage: TRANSFER_SOURCE,
          prompt: OPTIONAL_TEXT,
          negativePrompt: OPTIONAL_TEXT,
          styleStrength: fraction(1),
          compositionFidelity: fraction(0.9),
          changeStrength: { kind: 'number', min: 0.1, max: 1, step: 0.01, default: 0.9 },
          outputFormat: FORMAT,
        },
        outputSize: { from: 'megapixels', megapixels: 1 },
        listPrice: priced.byReference(800),
        usualMs: 10_000,
      }),
    ],
  }),
]
