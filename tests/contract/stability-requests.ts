import type { RenderRequest } from '@/lib/providers/provider'
import type { Operation } from '@/lib/providers/schema'
import { inputPicture, requestFor } from './render-request'
import { model } from './stability-upstream'

/** A value for every setting of every model of Stability, so that a test sees which ones a payload leaves out. */
export const EVERY_SETTING: RenderRequest['settings'] = {
  prompt: 'a lighthouse',
  negativePrompt: 'people',
  searchPrompt: 'the boat',
  selectPrompt: 'the sail',
  backgroundPrompt: 'a beach',
  foregroundPrompt: 'a bottle',
  aspectRatio: '3:2',
  outputFormat: 'webp',
  stylePreset: 'line-art',
  cfgScale: 5.5,
  strength: 0.75,
  growMask: 12,
  left: 10,
  right: 20,
  up: 30,
  down: 40,
  creativity: 0.25,
  controlStrength: 0.6,
  fidelity: 0.4,
  styleStrength: 0.8,
  compositionFidelity: 0.7,
  changeStrength: 0.2,
  preserveOriginalSubject: 0.1,
  originalBackgroundDepth: 0.2,
  keepOriginalBackground: true,
  lightSourceDirection: 'above',
  lightSourceStrength: 0.9,
  // Of other providers, and never for this one.
  ...{
    outputQuality: 80,
    steps: 30,
    sampler: 'euler',
    scheduler: 'simple',
    maskBlur: 4,
    enhancePrompt: true,
  },
}
const NO_SETTING = Object.fromEntries(
  ['prompt', 'negativePrompt', 'aspectRatio', 'outputFormat', 'cfgScale'].map((name) => [name, undefined]),
)
const NAMES = ['image', 'mask', 'styleImage', 'backgroundReference', 'lightReference'] as const
/** One picture for each name, every one of another size. */
export const EVERY_IMAGE: RenderRequest['images'] = Object.fromEntries(
  NAMES.map((name, at) => [name, inputPicture(64 + 8 * at, 80)]),
)

export type Ask = { settings: RenderRequest['settings']; images: RenderRequest['images'] }

/** A request with these settings and pictures and no other, without a seed unless it is said. */
export function exactly(id: string, operation: Operation, ask: Partial<Ask>, seed?: number): RenderRequest {
  const settings = { ...NO_SETTING, ...ask.settings }
  const request = requestFor(model(id), { images: ask.images ?? {}, settings }, operation)
  const { seed: _drawn, ...rest } = request
  return { ...rest, ...(seed !== undefined && { seed }) }
}

/** A request with every setting and picture there is, whether the model takes it or not. */
export const withEverything = (id: string, operation: Operation): RenderRequest => {
  const request = exactly(id, operation, { settings: EVERY_SETTING, images: EVERY_IMAGE })
  return request.capability.seed ? { ...request, seed: 77 } : request
}
