import type { RenderRequest } from '@/lib/providers/provider'
import type { Model } from '@/lib/providers/schema'

export const CANARY_KEY = 'sk-canary0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcd'

/** A valid request with every optional field set, so that a test sees which ones a payload leaves out. */
export const requestFor = (model: Model, more: Partial<RenderRequest> = {}): RenderRequest => ({
  generationId: '0191f2a0-0000-7000-8000-000000000001',
  model,
  operation: 'text-to-image',
  prompt: 'A lighthouse over a stormy sea, oil on canvas',
  negativePrompt: 'people, boats',
  aspectRatio: '1:1',
  seed: 1234567,
  outputFormat: 'png',
  cfgScale: 5.5,
  ...more,
})
