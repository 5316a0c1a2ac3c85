import { megapixelShapes } from '../megapixel-shapes'
import type { Capability, ListPrice, Model, Shape } from '../schema'

const MAX_PROMPT_CHARS = 10_000
/** Source: Bedrock user guide, "Stable Diffusion 3": sides of an input from 640 to 1536 pixels. */
const SD3_SIDES = { minSidePx: 640, maxSidePx: 1536 }
/** Bedrock takes bodies of 25 MB, and base64 adds a third. From memory, not verified. */
const REQUEST_BYTES = 18_000_000

/** Source: the guide lists the same nine for every model. Core's pictures are larger, and promise no size. */
const RATIOS = ['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21'] as const
const SHAPES = megapixelShapes(RATIOS, true)
const CORE_SHAPES = megapixelShapes(RATIOS, false)

const WORDS = {
  prompt: { kind: 'text', maxChars: MAX_PROMPT_CHARS, required: true },
  negativePrompt: { kind: 'text', maxChars: MAX_PROMPT_CHARS },
} as const
/** Source: the same guide lists JPEG and PNG; webp, which Stability itself can write, is not among them. */
const FORMAT = { outputFormat: { kind: 'choice', options: ['png', 'jpeg'], default: 'png' } } as const

const price = (centicredits: number): ListPrice => ({
  centicredits,
  validFrom: '2025-01-01',
  source: 'Price tables in public client code; not verified',
})

type Kind = { seedMax: number; shapes?: readonly Shape[]; listPrice: ListPrice; usualMs: number }

const fromText = ({ seedMax, shapes = SHAPES, listPrice, usualMs }: Kind): Capability => ({
  operation: 'text-to-image',
  fields: { ...WORDS, aspectRatio: { kind: 'ratio', shapes, default: '1:1' }, ...FORMAT },
  seed: { max: seedMax },
  outputSize: { from: 'ratio' },
  listPrice,
  usualMs,
})

const fromImage = (kind: Kind, sides: { minSidePx: number; maxSidePx: number }, strength: number) =>
  ({
    ...fromText(kind),
    operation: 'image-to-image',
    fields: {
      ...WORDS,
      image: { kind: 'image', required: true, ...sides },
      strength: { kind: 'number', min: 0, max: 1, step: 0.01, default: strength },
      ...FORMAT,
    },
    outputSize: { from: 'megapixels', megapixels: 1 },
    requestBytes: REQUEST_BYTES,
    notes: ['The shape follows the source; the size is not documented.'],
  }) satisfies Capability

const SD3_LARGE: Kind = { seedMax: 4_294_967_295, listPrice: price(800), usualMs: 9_000 }
const SD35_LARGE: Kind = { ...SD3_LARGE, seedMax: 4_294_967_294 }
const CORE: Kind = { ...SD3_LARGE, shapes: CORE_SHAPES, listPrice: price(400), usualMs: 5_000 }
const ULTRA: Kind = { ...SD3_LARGE, listPrice: price(1400), usualMs: 12_000 }
/** No default is documented for SD3; the middle of what is useful is sent. */
const SD3_STRENGTH = 0.6
/** Source: "Stable Image Ultra request and response". */
const ULTRA_STRENGTH = 0.35
/** Source: Stability's own reference for ultra; the Bedrock guide names no sides. */
const ULTRA_SIDES = { minSidePx: 64, maxSidePx: 16_384 }

const model = (upstreamId: string, name: string, description: string, capabilities: Capability[]): Model => ({
  ...{ id: `bedrock/${upstreamId}`, provider: 'bedrock', upstreamId },
  ...{ name, description, capabilities },
})

/** Our ids say what a model is; which version of it is called is the operator's (`modelIds`). */
export const BEDROCK_MODELS: readonly Model[] = [
  model('sd3-5-large', 'SD 3.5 Large (Bedrock)', 'Stable Diffusion 3.5 Large, billed through AWS.', [
    fromText(SD35_LARGE),
    fromImage(SD35_LARGE, SD3_SIDES, SD3_STRENGTH),
  ]),
  model('sd3-large', 'SD 3 Large (Bedrock)', 'The first Stable Diffusion 3 Large; AWS may have retired it.', [
    fromText(SD3_LARGE),
    fromImage(SD3_LARGE, SD3_SIDES, SD3_STRENGTH),
  ]),
  model('core', 'Stable Image Core (Bedrock)', 'Quick and cheap, for everyday pictures.', [fromText(CORE)]),
  model('ultra', 'Stable Image Ultra (Bedrock)', 'The best that Stability offers, at the highest price.', [
    fromText(ULTRA),
    fromImage(ULTRA, ULTRA_SIDES, ULTRA_STRENGTH),
  ]),
]

/** `bedrock/core` and its like; undefined for any other id. */
export const resolveModel = (id: string): Model | undefined => BEDROCK_MODELS.find((each) => each.id === id)
