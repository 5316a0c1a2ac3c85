import type { NumberField } from '../../fields/schema'
import type { Model } from '../../schema'
import {
  FORMAT,
  fraction,
  OPTIONAL_TEXT,
  REQUIRED_SOURCE,
  REQUIRED_TEXT,
  SHAPED_SOURCE,
  SOURCE,
  STYLE_PRESET,
} from './fields'
import { modelOf, seeded, seedless } from './model'
import { priced } from './prices'

const growMask = (max: number, usual: number): NumberField => ({
  kind: 'number',
  min: 0,
  max,
  step: 1,
  default: usual,
})
const MARGIN: NumberField = { kind: 'number', min: 0, max: 2000, step: 1, default: 0 }
const SAME_SIZE = { from: 'input' } as const

/** Source: v2beta `edit/*`, all but relight. */
export const EDIT_MODELS: readonly Model[] = [
  modelOf({
    upstreamId: 'inpaint',
    name: 'Inpaint',
    description: 'Paints what you describe into the part you mark, and leaves the rest alone.',
    capabilities: [
      seeded({
        operation: 'inpaint',
        fields: {
          image: REQUIRED_SOURCE,
          mask: SOURCE,
          prompt: REQUIRED_TEXT,
          negativePrompt: OPTIONAL_TEXT,
          growMask: growMask(100, 5),
          stylePreset: STYLE_PRESET,
          outputFormat: FORMAT,
        },
        outputSize: SAME_SIZE,
        listPrice: priced.byUpdate(500),
        usualMs: 8_000,
      }),
    ],
  }),
  modelOf({
    upstreamId: 'erase',
    name: 'Erase',
    description: 'Takes away what you mark and fills the place as if nothing had been there.',
    capabilities: [
      seeded({
        operation: 'erase',
        fields: { image: REQUIRED_SOURCE, mask: SOURCE, growMask: growMask(20, 5), outputFormat: FORMAT },
        outputSize: SAME_SIZE,
        listPrice: priced.byUpdate(500),
        usualMs: 6_000,
      }),
    ],
  }),
  modelOf({
    upstreamId: 'outpaint',
    name: 'Outpaint',
    description: 'Goes on with the picture beyond its edges, for another format or more room.',
    capabilities: [
      seeded({
        operation: 'outpaint',
        fields: {
          image: SHAPED_SOURCE,
          left: MARGIN,
          right: MARGIN,
          up: MARGIN,
          down: MARGIN,
          prompt: OPTIONAL_TEXT,
          creativity: fraction(0.5),
          stylePreset: STYLE_PRESET,
          outputFormat: FORMAT,
        },
        needs: [
          { oneOf: ['left', 'right', 'up', 'down'], sentence: 'must be more than 0 on at least one side' },
        ],
        outputSize: { from: 'margins' },
        listPrice: priced.byOlderReference(400),
        usualMs: 9_000,
      }),
    ],
  }),
  modelOf({
    upstreamId: 'search-and-replace',
    name: 'Search and Replace',
    description: 'Finds a thing by its name and puts another in its place, without a mask.',
    capabilities: [
      seeded({
        operation: 'search-and-replace',
        fields: {
          image: SHAPED_SOURCE,
          searchPrompt: REQUIRED_TEXT,
          prompt: REQUIRED_TEXT,
          negativePrompt: OPTIONAL_TEXT,
          growMask: growMask(20, 3),
          stylePreset: STYLE_PRESET,
          outputFormat: FORMAT,
        },
        outputSize: SAME_SIZE,
        listPrice: priced.byUpdate(500),
        usualMs: 8_000,
      }),
    ],
  }),
  modelOf({
    upstreamId: 'search-and-recolor',
    name: 'Search and Recolour',
    description: 'Finds a thing by its name and gives it another colour, without a mask.',
    capabilities: [
      seeded({
        operation: 'search-and-recolor',
        fields: {
          image: SHAPED_SOURCE,
          selectPrompt: REQUIRED_TEXT,
          prompt: REQUIRED_TEXT,
          negativePrompt: OPTIONAL_TEXT,
          growMask: growMask(20, 3),
          stylePreset: STYLE_PRESET,
          outputFormat: FORMAT,
        },
        outputSize: SAME_SIZE,
        listPrice: priced.byOlderReference(500),
        usualMs: 8_000,
      }),
    ],
  }),
  modelOf({
    upstreamId: 'remove-background',
    name: 'Remove Background',
    description: 'Cuts the subject out and leaves everything else transparent.',
    capabilities: [
      seedless({
        operation: 'remove-background',
        fields: {
          image: { ...REQUIRED_SOURCE, maxPx: 4_194_304 },
          outputFormat: { kind: 'choice', options: ['png', 'webp'], default: 'png' },
        },
        outputSize: SAME_SIZE,
        listPrice: priced.byUpdate(500),
        usualMs: 5_000,
      }),
    ],
  }),
]
