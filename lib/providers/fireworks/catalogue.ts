import { megapixelShapes } from '../megapixel-shapes'
import { ASPECT_RATIOS, type Capability, type Model } from '../schema'

/** Names for the ids that price tables of others list; any other id is its own name. */
const NAMES: Readonly<Record<string, string>> = {
  sd3: 'SD 3',
  'sd3-medium': 'SD 3 Medium',
  'sd3-turbo': 'SD 3 Turbo',
}

/** Neither lengths nor ranges are documented for SD3; these are the usual ones of the route's other models. */
const WORDS = {
  prompt: { kind: 'text', maxChars: 10_000, required: true },
  negativePrompt: { kind: 'text', maxChars: 10_000 },
} as const
const TUNING = {
  outputFormat: { kind: 'choice', options: ['png', 'jpeg'], default: 'png' },
  cfgScale: { kind: 'number', min: 0, max: 20, step: 0.1 },
  steps: { kind: 'number', min: 1, max: 50, step: 1 },
} as const
const UNKNOWN = 'Nobody outside has seen this model answer since April 2025.'

const capabilities = (centicredits: number): Capability[] => {
  const shared = {
    seed: { max: 4_294_967_295 },
    listPrice: {
      centicredits,
      validFrom: '2025-01-01',
      source: 'Set by the operator; not verified',
      byOperator: true,
    },
    usualMs: 8_000,
    notes: [UNKNOWN],
  }
  return [
    {
      ...shared,
      operation: 'text-to-image',
      fields: {
        ...WORDS,
        aspectRatio: { kind: 'ratio', shapes: megapixelShapes(ASPECT_RATIOS, true), default: '1:1' },
        ...TUNING,
      },
      outputSize: { from: 'ratio' },
    },
    {
      ...shared,
      operation: 'image-to-image',
      fields: {
        ...WORDS,
        image: { kind: 'image', required: true, minSidePx: 64 },
        strength: { kind: 'number', min: 0, max: 1, step: 0.01, default: 0.65 },
        ...TUNING,
      },
      outputSize: { from: 'megapixels', megapixels: 1 },
    },
  ]
}

/** One model per id; an id with slashes is a whole resource name, e.g. `accounts/stability/models/sd3`. */
export const fireworksModels = (ids: readonly string[], centicredits: number): readonly Model[] =>
  ids.map((upstreamId) => ({
    ...{ id: `fireworks/${upstreamId}`, provider: 'fireworks', upstreamId },
    name: `${NAMES[upstreamId] ?? upstreamId} (Fireworks)`,
    description: 'On Fireworks’ own image route; whether it answers is not known.',
    capabilities: capabilities(centicredits),
  }))
