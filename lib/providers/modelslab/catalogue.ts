import type { AspectRatio, Capability, Fields, ListPrice, Model, Shape } from '../schema'

export type ModelsLabOffer = {
  /** Model ids of V6, e.g. `sd3.5`. */
  modelIds: readonly string[]
  /** Whether V3 is offered too. */
  hasV3: boolean
  /** Whether pictures may be sent as base64 in place of public links. */
  takesBase64: boolean
  centicredits: number
}

/** The upstream id under which V3 goes: it takes no model id of its own. */
export const V3 = 'v3'

const shapes = (sides: readonly (readonly [AspectRatio, number, number])[]): readonly Shape[] =>
  sides.map(([ratio, widthPx, heightPx]) => ({ ratio, widthPx, heightPx, exact: false }))
/** At most 1024 a side, in multiples of 16. */
const LARGE = shapes([
  ['21:9', 1024, 448],
  ['16:9', 1024, 576],
  ['3:2', 1024, 688],
  ['4:3', 1024, 768],
  ['5:4', 1024, 816],
  ['1:1', 1024, 1024],
  ['4:5', 816, 1024],
  ['3:4', 768, 1024],
  ['2:3', 688, 1024],
  ['9:16', 576, 1024],
  ['9:21', 448, 1024],
])
/** What Stable Diffusion 1.5 was trained on is 512; multiples of 8. */
const SMALL = shapes([
  ['16:9', 912, 512],
  ['3:2', 768, 512],
  ['4:3', 680, 512],
  ['1:1', 512, 512],
  ['3:4', 512, 680],
  ['2:3', 512, 768],
  ['9:16', 512, 912],
])

const PROMPT = { kind: 'text', maxChars: 10_000, required: true } as const
/** Which kind of file comes cannot be asked for. */
const FORMAT = { kind: 'choice', options: ['png'], default: 'png' } as const
const SHARED = {
  prompt: PROMPT,
  negativePrompt: { kind: 'text', maxChars: 10_000 },
  outputFormat: FORMAT,
  cfgScale: { kind: 'number', min: 1, max: 20, step: 0.1, default: 7.5 },
  enhancePrompt: { kind: 'flag', default: false },
} as const satisfies Fields
/** V3 documents 21, 31, 41 and 51. */
const V3_STEPS = { kind: 'number', min: 21, max: 51, step: 10, default: 31 } as const
const V6_STEPS = { kind: 'number', min: 1, max: 50, step: 1, default: 30 } as const
const IMAGE = { kind: 'image', required: true, minSidePx: 64, maxSidePx: 1024 } as const
const REQUEST_BYTES = 5 * 1024 * 1024

const NOTES = [
  'ModelsLab may add a negative prompt of its own, and rewrites the prompt only when asked to.',
  'The safety checker stays on: a blanked picture is not kept.',
  'The kind of file cannot be asked for.',
]

type Kind = { shapes: readonly Shape[]; steps: Fields['steps']; usualMs: number }

function capabilities({ shapes: offered, steps, usualMs }: Kind, offer: ModelsLabOffer): Capability[] {
  const fields: Fields = { ...SHARED, ...(steps && { steps }) }
  const shared = {
    seed: { max: 2_147_483_647 },
    isAsync: true,
    listPrice: price(offer.centicredits),
    usualMs,
    notes: NOTES,
  } as const
  const fromText: Capability = {
    ...shared,
    operation: 'text-to-image',
    fields: { ...fields, aspectRatio: { kind: 'ratio', shapes: offered, default: '1:1' } },
    outputSize: { from: 'ratio' },
  }
  if (!offer.takesBase64) return [fromText]
  const strength = { kind: 'number', min: 0, max: 1, step: 0.01, default: 0.7 } as const
  const fromPicture = { ...shared, outputSize: { from: 'input' }, requestBytes: REQUEST_BYTES } as const
  return [
    fromText,
    { ...fromPicture, operation: 'image-to-image', fields: { ...fields, image: IMAGE, strength } },
    { ...fromPicture, operation: 'inpaint', fields: { ...fields, image: IMAGE, mask: IMAGE, strength } },
  ]
}

const price = (centicredits: number): ListPrice => ({
  centicredits,
  validFrom: '2026-08-01',
  source: 'not verified; set by the operator',
  byOperator: true,
})

/** What V6 serves under a model id is ModelsLab's word alone. */
const v6 = (modelId: string, offer: ModelsLabOffer): Model => ({
  id: `modelslab/${modelId}`,
  provider: 'modelslab',
  upstreamId: modelId,
  name: modelId === 'sd3.5' ? 'SD 3.5 (ModelsLab)' : `${modelId} (ModelsLab)`,
  description: `The model that ModelsLab serves as ${modelId}.`,
  capabilities: capabilities({ shapes: LARGE, steps: V6_STEPS, usualMs: 12_000 }, offer),
})

/** Source: the answers of V3 name `runwayml/stable-diffusion-v1-5`. */
const v3 = (offer: ModelsLabOffer): Model => ({
  id: `modelslab/${V3}`,
  provider: 'modelslab',
  upstreamId: V3,
  name: 'Stable Diffusion 1.5 (ModelsLab V3)',
  description: 'An older, smaller model. V3 is the version of the API: this is not Stable Diffusion 3.',
  capabilities: capabilities({ shapes: SMALL, steps: V3_STEPS, usualMs: 8_000 }, offer),
})

/** The models on offer, V3 last. */
export const modelsLabModels = (offer: ModelsLabOffer): readonly Model[] => [
  ...offer.modelIds.filter((id) => id !== V3).map((id) => v6(id, offer)),
  ...(offer.hasV3 ? [v3(offer)] : []),
]
