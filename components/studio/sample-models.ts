import { ASPECT_RATIOS } from '@/lib/providers/schema'
import type { CapabilityView, ModelView } from '@/lib/runs/schema'
import type { SlotImage } from './slot-image'

// Records for tests: shaped like a provider's, of nobody's.
const PROMPT = { kind: 'text', maxChars: 10_000, required: true } as const
const FORMAT = { kind: 'choice', options: ['png', 'jpeg', 'webp'], default: 'png' } as const
const SEED = { max: 4_294_967_294 }
const LIST = { listPrice: { centicredits: 650, validFrom: '2026-01-01', source: 'a test' }, usualMs: 9_000 }
const SHAPES = ASPECT_RATIOS.map((ratio) => ({ ratio, widthPx: 1024, heightPx: 1024 }))

const ofWords: CapabilityView = {
  ...LIST,
  operation: 'text-to-image',
  fields: {
    prompt: PROMPT,
    negativePrompt: { kind: 'text', maxChars: 10_000 },
    aspectRatio: { kind: 'ratio', shapes: SHAPES, default: '1:1' },
    outputFormat: FORMAT,
    cfgScale: { kind: 'number', min: 1, max: 10, step: 0.1, default: 4 },
  },
  seed: SEED,
  outputSize: { from: 'ratio' },
  costCenticredits: 650,
}
const ofImage: CapabilityView = {
  ...ofWords,
  operation: 'image-to-image',
  fields: {
    prompt: PROMPT,
    image: { kind: 'image', required: true, minSidePx: 64 },
    strength: { kind: 'number', min: 0, max: 1, step: 0.01, required: true },
    cfgScale: { kind: 'number', min: 1, max: 10, step: 0.1, default: 4 },
    outputFormat: FORMAT,
  },
  outputSize: { from: 'input' },
}
const { negativePrompt: _none, ...turboFields } = ofWords.fields

const modelOf = (id: string, capabilities: CapabilityView[]): ModelView => ({
  id: `somebody/${id}`,
  provider: 'somebody',
  providerName: 'Somebody',
  upstreamId: id,
  name: id,
  description: 'A model.',
  sandbox: true,
  available: true,
  capabilities,
})

export const LARGE = modelOf('large', [ofWords, ofImage])
/** No negative prompt, another guidance, three images at most. */
export const TURBO = modelOf('turbo', [
  {
    ...ofWords,
    fields: { ...turboFields, cfgScale: { kind: 'number', min: 1, max: 10, step: 0.1, default: 1 } },
    maxCount: 3,
  },
])
/** Everything that is no text-to-image. */
export const EDITS = modelOf('edits', [
  {
    ...LIST,
    operation: 'inpaint',
    fields: {
      prompt: PROMPT,
      image: { kind: 'image', required: true },
      mask: { kind: 'image' },
      outputFormat: FORMAT,
    },
    seed: SEED,
    outputSize: { from: 'input' },
    costCenticredits: 500,
  },
  {
    ...LIST,
    operation: 'outpaint',
    fields: {
      image: { kind: 'image', required: true, maxPx: 9_437_184 },
      left: { kind: 'number', min: 0, max: 2000, step: 1, default: 0 },
      right: { kind: 'number', min: 0, max: 2000, step: 1, default: 0 },
      outputFormat: FORMAT,
    },
    needs: [{ oneOf: ['left', 'right'], sentence: 'must add pixels on at least one side' }],
    outputSize: { from: 'margins' },
    maxCount: 1,
    costCenticredits: 400,
  },
])
export const MODELS = [LARGE, TURBO, EDITS]

/** The capability of a model for an operation; throws when the sample has none. */
export function capabilityIn(model: ModelView, operation: CapabilityView['operation']): CapabilityView {
  const found = model.capabilities.find((each) => each.operation === operation)
  if (!found) throw new Error(`${model.id} has no ${operation}`)
  return found
}

export const PICTURE: SlotImage = {
  id: '01980000-0000-7000-8000-000000000001',
  widthPx: 1024,
  heightPx: 768,
  format: 'png',
  byteLength: 1_000_000,
  hasAlpha: false,
}
