import type { Capability, Fields, ListPrice, Model } from '../../schema'
import { FORMAT, OPTIONAL_TEXT, RATIO, REQUIRED_TEXT, STRENGTH } from './fields'
import { modelOf, seeded } from './model'
import { priced } from './prices'

const NO_STYLE = '`style_preset` is documented to do nothing on sd3 models, so there is no such field.'
const SHAPE_OF_SOURCE = 'The shape of the source is kept, at about a megapixel; the size is not promised.'

type Sd3 = {
  cfgDefault: number
  /** Large-turbo has none: documented not to work there, and the official nodes drop it. */
  takesNegative: boolean
  listPrice: ListPrice
  usualMs: number
  strengthNote?: string
}

/** Source: v2beta `generate/sd3`. In image-to-image `aspect_ratio` must be left out and `strength` has no default. */
function sd3({ cfgDefault, takesNegative, listPrice, usualMs, strengthNote }: Sd3): Capability[] {
  const shared: Fields = {
    prompt: REQUIRED_TEXT,
    ...(takesNegative && { negativePrompt: OPTIONAL_TEXT }),
    outputFormat: FORMAT,
    cfgScale: { kind: 'number', min: 1, max: 10, step: 0.1, default: cfgDefault },
  }
  return [
    seeded({
      operation: 'text-to-image',
      fields: { ...shared, aspectRatio: RATIO },
      outputSize: { from: 'ratio' },
      listPrice,
      usualMs,
      notes: [NO_STYLE],
    }),
    seeded({
      operation: 'image-to-image',
      fields: {
        ...shared,
        image: { kind: 'image', required: true, minSidePx: 64 },
        strength: STRENGTH,
      },
      outputSize: { from: 'megapixels', megapixels: 1 },
      listPrice,
      usualMs,
      notes: [NO_STYLE, SHAPE_OF_SOURCE, ...(strengthNote ? [strengthNote] : [])],
    }),
  ]
}

export const SD3_MODELS: readonly Model[] = [
  modelOf({
    upstreamId: 'sd3.5-large',
    name: 'SD 3.5 Large',
    description: 'The fullest detail and the closest reading of long prompts.',
    capabilities: sd3({
      cfgDefault: 4,
      takesNegative: true,
      listPrice: priced.byReference(650),
      usualMs: 9_000,
    }),
  }),
  modelOf({
    upstreamId: 'sd3.5-large-turbo',
    name: 'SD 3.5 Large Turbo',
    description: 'Large, distilled to a few steps: nearly its detail, much sooner.',
    capabilities: sd3({
      cfgDefault: 1,
      takesNegative: false,
      listPrice: priced.byUpdate(400),
      usualMs: 4_000,
    }),
  }),
  modelOf({
    upstreamId: 'sd3.5-medium',
    name: 'SD 3.5 Medium',
    description: 'A smaller model for everyday work, balanced in price and quality.',
    capabilities: sd3({
      cfgDefault: 4,
      takesNegative: true,
      listPrice: priced.byUpdate(350),
      usualMs: 6_000,
    }),
  }),
  modelOf({
    upstreamId: 'sd3.5-flash',
    name: 'SD 3.5 Flash',
    description: 'The quickest and cheapest, for sketching many ideas.',
    capabilities: sd3({
      cfgDefault: 1,
      takesNegative: true,
      listPrice: priced.byReference(250),
      usualMs: 3_000,
      strengthNote: 'Stability advises a strength of 0.94 to 0.97 for this model.',
    }),
  }),
]
