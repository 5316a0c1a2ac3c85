import type { Capability, ListPrice, Model, Shape } from '../schema'

const PREFIX = 'stability/'
const MAX_PROMPT_CHARS = 10_000

/** One megapixel each. Source: labels of Stability's official ComfyUI nodes (`stability_api.py`, March 2025). */
const SHAPES: readonly Shape[] = [
  { ratio: '21:9', widthPx: 1536, heightPx: 640 },
  { ratio: '16:9', widthPx: 1344, heightPx: 768 },
  { ratio: '3:2', widthPx: 1216, heightPx: 832 },
  { ratio: '5:4', widthPx: 1088, heightPx: 896 },
  { ratio: '1:1', widthPx: 1024, heightPx: 1024 },
  { ratio: '4:5', widthPx: 896, heightPx: 1088 },
  { ratio: '2:3', widthPx: 832, heightPx: 1216 },
  { ratio: '9:16', widthPx: 768, heightPx: 1344 },
  { ratio: '9:21', widthPx: 640, heightPx: 1536 },
]

const PROMPT = { kind: 'text', maxChars: MAX_PROMPT_CHARS, required: true } as const
const NEGATIVE = { kind: 'text', maxChars: MAX_PROMPT_CHARS } as const
const FORMAT = { kind: 'choice', options: ['png', 'jpeg', 'webp'], default: 'png' } as const
const RATIO = { kind: 'ratio', shapes: SHAPES, default: '1:1' } as const
const SEED = { max: 4_294_967_294 }
const REQUEST_BYTES = 10 * 1024 * 1024
const NO_STYLE = '`style_preset` is documented to do nothing on sd3 models, so there is no such field.'

const price = (centicredits: number, source: string): ListPrice => ({
  centicredits,
  validFrom: '2025-08-01',
  source,
})
const PRICE_PAGE = 'Stability AI, API Price Update, 9 July 2025'
const REFERENCE_PAGE = 'Stability AI, REST API v2beta reference, late 2025'

type Sd3 = { cfgDefault: number; takesNegative: boolean; listPrice: ListPrice; usualMs: number }

/** Source: v2beta `generate/sd3`. */
const sd3 = ({ cfgDefault, takesNegative, listPrice, usualMs }: Sd3): Capability[] => [
  {
    operation: 'text-to-image',
    fields: {
      prompt: PROMPT,
      ...(takesNegative && { negativePrompt: NEGATIVE }),
      aspectRatio: RATIO,
      outputFormat: FORMAT,
      cfgScale: { kind: 'number', min: 1, max: 10, step: 0.1, default: cfgDefault },
    },
    seed: SEED,
    outputSize: { from: 'ratio' },
    requestBytes: REQUEST_BYTES,
    listPrice,
    usualMs,
    notes: [NO_STYLE],
  },
]

/** Today's models. Large-turbo has no negative prompt: documented not to work there, and the official nodes drop it. */
export const STABILITY_MODELS: readonly Model[] = [
  {
    id: 'stability/sd3.5-large',
    provider: 'stability',
    upstreamId: 'sd3.5-large',
    name: 'SD 3.5 Large',
    description: 'The fullest detail and the closest reading of long prompts.',
    capabilities: sd3({
      cfgDefault: 4,
      takesNegative: true,
      listPrice: price(650, REFERENCE_PAGE),
      usualMs: 9_000,
    }),
  },
  {
    id: 'stability/sd3.5-large-turbo',
    provider: 'stability',
    upstreamId: 'sd3.5-large-turbo',
    name: 'SD 3.5 Large Turbo',
    description: 'Large, distilled to a few steps: nearly its detail, much sooner.',
    capabilities: sd3({
      cfgDefault: 1,
      takesNegative: false,
      listPrice: price(400, PRICE_PAGE),
      usualMs: 4_000,
    }),
  },
  {
    id: 'stability/sd3.5-medium',
    provider: 'stability',
    upstreamId: 'sd3.5-medium',
    name: 'SD 3.5 Medium',
    description: 'A smaller model for everyday work, balanced in price and quality.',
    capabilities: sd3({
      cfgDefault: 4,
      takesNegative: true,
      listPrice: price(350, PRICE_PAGE),
      usualMs: 6_000,
    }),
  },
  {
    id: 'stability/sd3.5-flash',
    provider: 'stability',
    upstreamId: 'sd3.5-flash',
    name: 'SD 3.5 Flash',
    description: 'The quickest and cheapest, for sketching many ideas.',
    capabilities: sd3({
      cfgDefault: 1,
      takesNegative: true,
      listPrice: price(250, REFERENCE_PAGE),
      usualMs: 3_000,
    }),
  },
]

/** Ids that Stability serves by their 3.5 successor since 17 April 2025; the two oldest are inferred. */
const RETIRED: Readonly<Record<string, string>> = {
  sd3: 'sd3.5-large',
  'sd3-large': 'sd3.5-large',
  'sd3-turbo': 'sd3.5-large-turbo',
  'sd3-large-turbo': 'sd3.5-large-turbo',
  'sd3-medium': 'sd3.5-medium',
}

/** `stability/sd3-turbo` -> the record of `stability/sd3.5-large-turbo`; undefined for an id nobody serves. */
export function resolveModel(id: string): Model | undefined {
  if (!id.startsWith(PREFIX)) return undefined
  const name = id.slice(PREFIX.length)
  const upstreamId = Object.hasOwn(RETIRED, name) ? RETIRED[name] : name
  return STABILITY_MODELS.find((model) => model.upstreamId === upstreamId)
}
