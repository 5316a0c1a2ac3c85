import type { RenderRequest } from '@/lib/providers/provider'
import { capabilityOf } from '@/lib/providers/rules'
import type { Model, Operation } from '@/lib/providers/schema'
import { pngPicture } from '../mocks/pictures'

export { CANARY_KEY } from '../mocks/canary'

/** What most models take, so that a test sees which ones a payload leaves out. */
const USUAL_SETTINGS: RenderRequest['settings'] = {
  prompt: 'A lighthouse over a stormy sea, oil on canvas',
  negativePrompt: 'people, boats',
  aspectRatio: '1:1',
  outputFormat: 'png',
  cfgScale: 5.5,
}

/** A valid request for a model; `settings` add to, or with undefined take away from, the usual ones. */
export function requestFor(
  model: Model,
  more: Partial<RenderRequest> = {},
  operation: Operation = model.capabilities[0]?.operation ?? 'text-to-image',
): RenderRequest {
  const capability = capabilityOf(model, operation)
  if (!capability) throw new Error(`${model.id} does not offer ${operation}`)
  const { settings, ...rest } = more
  return {
    generationId: '0191f2a0-0000-7000-8000-000000000001',
    model,
    capability,
    settings: { ...USUAL_SETTINGS, ...settings },
    images: {},
    ...(capability.seed && { seed: 1234567 }),
    ...rest,
  }
}

/** A picture to start from, of a size every provider takes. */
export function inputPicture(widthPx = 1024, heightPx = 1024) {
  return { bytes: pngPicture(widthPx, heightPx), format: 'png', widthPx, heightPx } as const
}
