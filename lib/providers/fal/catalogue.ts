import { megapixelShapes } from '../megapixel-shapes'
import { ASPECT_RATIOS, type Capability, type ListPrice, type Model } from '../schema'

/** Centicredits an image. Source for the medium model: its page on fal.ai, 0.035 USD. */
export type FalPrices = { v3Medium: number; v35Large: number; v35Medium: number }

const KNOWN_SINCE = '2026-08-01'
const MODEL_PAGE = 'fal.ai, page of stable-diffusion-v3-medium'
const NOT_VERIFIED = 'not verified; set by the operator'
const price = (centicredits: number, source: string): ListPrice => ({
  centicredits,
  validFrom: KNOWN_SINCE,
  source,
  byOperator: true,
})

/** No length is documented; Stability's own limit is used. */
const PROMPT = { kind: 'text', maxChars: 10_000, required: true } as const
const NEGATIVE = { kind: 'text', maxChars: 10_000 } as const
/** "optional int": nothing is said of its size. */
const SEED = { max: 2_147_483_647 }
const EITHER_FORMAT = { kind: 'choice', options: ['png', 'jpeg'], default: 'png' } as const
/** The v3 endpoints have no `output_format`. */
const ONE_FORMAT = { kind: 'choice', options: ['jpeg'], default: 'jpeg' } as const
/** 1..50 is documented; the range of `guidance_scale` is not. */
const steps = (usual: number) => ({ kind: 'number', min: 1, max: 50, step: 1, default: usual }) as const
const guidance = (usual: number) => ({ kind: 'number', min: 1, max: 20, step: 0.1, default: usual }) as const
const ratio = (exact: boolean) =>
  ({ kind: 'ratio', shapes: megapixelShapes(ASPECT_RATIOS, exact), default: '1:1' }) as const
/** Of the picture itself; base64 makes a third more of it. Not documented. */
const REQUEST_BYTES = 8 * 1024 * 1024

const SAFETY = 'The safety checker stays on: a flagged picture comes back black and is not kept.'
const NO_FORMAT = 'The kind of file cannot be asked for.'

const v3Medium = ({ v3Medium: centicredits }: FalPrices): Capability[] => [
  {
    operation: 'text-to-image',
    fields: {
      prompt: PROMPT,
      negativePrompt: NEGATIVE,
      aspectRatio: ratio(true),
      outputFormat: ONE_FORMAT,
      cfgScale: guidance(5),
      steps: steps(28),
      enhancePrompt: { kind: 'flag', default: false },
    },
    seed: SEED,
    outputSize: { from: 'ratio' },
    isAsync: true,
    listPrice: price(centicredits, MODEL_PAGE),
    usualMs: 6_000,
    notes: [NO_FORMAT, SAFETY],
  },
  {
    operation: 'image-to-image',
    fields: {
      prompt: PROMPT,
      negativePrompt: NEGATIVE,
      image: { kind: 'image', required: true, minSidePx: 64 },
      strength: { kind: 'number', min: 0.01, max: 1, step: 0.01, default: 0.9 },
      outputFormat: ONE_FORMAT,
      cfgScale: guidance(5),
      steps: steps(28),
      enhancePrompt: { kind: 'flag', default: false },
    },
    seed: SEED,
    outputSize: { from: 'input' },
    requestBytes: REQUEST_BYTES,
    isAsync: true,
    listPrice: price(centicredits, `${MODEL_PAGE}; for image-to-image not verified`),
    usualMs: 6_000,
    notes: [NO_FORMAT, SAFETY],
  },
]

type Sd35 = { cfg: number; steps: number; exact: boolean; centicredits: number; usualMs: number }

const sd35 = (model: Sd35, notes: readonly string[]): Capability[] => [
  {
    operation: 'text-to-image',
    fields: {
      prompt: PROMPT,
      negativePrompt: NEGATIVE,
      aspectRatio: ratio(model.exact),
      outputFormat: EITHER_FORMAT,
      cfgScale: guidance(model.cfg),
      steps: steps(model.steps),
    },
    seed: SEED,
    outputSize: { from: 'ratio' },
    isAsync: true,
    listPrice: price(model.centicredits, NOT_VERIFIED),
    usualMs: model.usualMs,
    notes: [...notes, SAFETY],
  },
]

const entry = (upstreamId: string, name: string, description: string, capabilities: Capability[]): Model => ({
  ...{ id: `fal/${upstreamId}`, provider: 'fal', upstreamId, name, description, capabilities },
})

/** Source: the endpoint types of fal's own JavaScript client, August 2026. There is no image-to-image for 3.5. */
export const falModels = (prices: FalPrices): readonly Model[] => [
  entry(
    'stable-diffusion-v35-large',
    'SD 3.5 Large (fal)',
    'The fullest detail and the closest reading of long prompts, run by fal.',
    sd35({ cfg: 3.5, steps: 28, exact: true, centicredits: prices.v35Large, usualMs: 10_000 }, []),
  ),
  entry(
    'stable-diffusion-v35-medium',
    'SD 3.5 Medium (fal)',
    'A smaller model for everyday work, run by fal.',
    sd35({ cfg: 4.5, steps: 40, exact: false, centicredits: prices.v35Medium, usualMs: 8_000 }, [
      'A size it cannot make is rounded upstream without a word.',
    ]),
  ),
  entry(
    'stable-diffusion-v3-medium',
    'SD 3 Medium (fal)',
    'The first Stable Diffusion 3, also from a picture, run by fal.',
    v3Medium(prices),
  ),
]
