import type { FieldOf } from '../fields/schema'
import { megapixelShapes } from '../megapixel-shapes'
import type { AspectRatio, Capability, Fields, ListPrice, Model } from '../schema'

/** Centicredits an image. */
export type ReplicatePrices = { sd3: number; large: number; turbo: number; medium: number }

const NINE: readonly AspectRatio[] = ['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21']
const ELEVEN: readonly AspectRatio[] = [...NINE, '4:3', '3:4']

/** No length is documented; Stability's own limit is used. */
const PROMPT = { kind: 'text', maxChars: 10_000, required: true } as const
const NEGATIVE = { kind: 'text', maxChars: 10_000 } as const
const FORMAT = { kind: 'choice', options: ['png', 'jpeg', 'webp'], default: 'png' } as const
const QUALITY = { kind: 'number', min: 0, max: 100, step: 1, default: 90 } as const
const STRENGTH = { kind: 'number', min: 0, max: 1, step: 0.01, default: 0.85 } as const
const SEED = { max: 2_147_483_647 }
/** Of the picture itself; it goes as a data URI, a third larger. Not documented. */
const REQUEST_BYTES = 5 * 1024 * 1024

const number = (max: number, usual: number, step: number): FieldOf<'steps'> =>
  ({ kind: 'number', min: 1, max, step, default: usual }) as const
const cfg = (max: number, usual: number) => number(max, usual, 0.1)
const steps = (max: number, usual: number) => number(max, usual, 1)

type Kind = {
  ratios: readonly AspectRatio[]
  fields: Pick<Fields, 'negativePrompt' | 'cfgScale' | 'steps' | 'outputQuality'>
  centicredits: number
  usualMs: number
  notes?: readonly string[]
}

const SIZE = 'The size is not documented: about one megapixel of the ratio is expected.'
const IGNORED = 'With a picture to start from, Replicate ignores the ratio.'
const NO_NEGATIVE = 'Some versions of this model have no negative prompt, so there is no such field.'

const capabilities = ({ ratios, fields, centicredits, usualMs, notes = [] }: Kind): Capability[] => {
  const shapes = megapixelShapes(ratios, false)
  const shared = { seed: SEED, isAsync: true, listPrice: price(centicredits), usualMs } as const
  return [
    {
      ...shared,
      operation: 'text-to-image',
      fields: {
        prompt: PROMPT,
        aspectRatio: { kind: 'ratio', shapes, default: '1:1' },
        outputFormat: FORMAT,
        ...fields,
      },
      outputSize: { from: 'ratio' },
      notes: [...notes, SIZE],
    },
    {
      ...shared,
      operation: 'image-to-image',
      fields: {
        prompt: PROMPT,
        image: { kind: 'image', required: true, minSidePx: 64 },
        strength: STRENGTH,
        outputFormat: FORMAT,
        ...fields,
      },
      outputSize: { from: 'megapixels', megapixels: 1 },
      requestBytes: REQUEST_BYTES,
      notes: [...notes, IGNORED],
    },
  ]
}

const price = (centicredits: number): ListPrice => ({
  centicredits,
  validFrom: '2026-08-01',
  source: 'not verified; set by the operator',
  byOperator: true,
})

const entry = (upstreamId: string, name: string, description: string, kind: Kind): Model => ({
  ...{ id: `replicate/${upstreamId}`, provider: 'replicate', upstreamId, name, description },
  capabilities: capabilities(kind),
})

/** Source: the API pages of the four models on Replicate; versions differ, and the later shape is used. */
export const replicateModels = (prices: ReplicatePrices): readonly Model[] => [
  entry('stable-diffusion-3.5-large', 'SD 3.5 Large (Replicate)', 'The fullest detail, run by Replicate.', {
    ratios: ELEVEN,
    fields: { cfgScale: cfg(20, 3.5), steps: steps(50, 35), outputQuality: QUALITY },
    centicredits: prices.large,
    usualMs: 10_000,
    notes: [NO_NEGATIVE],
  }),
  entry(
    'stable-diffusion-3.5-large-turbo',
    'SD 3.5 Large Turbo (Replicate)',
    'Large, distilled to a few steps, run by Replicate.',
    {
      ratios: ELEVEN,
      fields: { negativePrompt: NEGATIVE, cfgScale: cfg(10, 1) },
      centicredits: prices.turbo,
      usualMs: 4_000,
    },
  ),
  entry('stable-diffusion-3.5-medium', 'SD 3.5 Medium (Replicate)', 'For everyday work, run by Replicate.', {
    ratios: ELEVEN,
    fields: { cfgScale: cfg(20, 5), steps: steps(50, 40), outputQuality: QUALITY },
    centicredits: prices.medium,
    usualMs: 8_000,
    notes: [NO_NEGATIVE],
  }),
  entry('stable-diffusion-3', 'SD 3 (Replicate)', 'The first Stable Diffusion 3, run by Replicate.', {
    ratios: NINE,
    fields: {
      negativePrompt: NEGATIVE,
      cfgScale: cfg(20, 3.5),
      steps: steps(28, 28),
      outputQuality: QUALITY,
    },
    centicredits: prices.sd3,
    usualMs: 8_000,
  }),
]
