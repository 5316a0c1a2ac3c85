import type { Call } from '../exchange'
import type { RenderRequest } from '../provider'
import { effective, expectedSize } from '../rules'

/** Where a request goes, below the base URL. Source: many public clients of the SDXL models on this route. */
export function pathOf({ model, capability }: RenderRequest): string {
  const { upstreamId } = model
  const resource = upstreamId.includes('/') ? upstreamId : `accounts/fireworks/models/${upstreamId}`
  const tail = capability.operation === 'image-to-image' ? '/image_to_image' : ''
  return `/inference/v1/image_generation/${resource}${tail}`
}

/** JSON for text, a form with a file for a picture. `content-type` of a form is left to the HTTP client. */
export function bodyOf(request: RenderRequest): { headers: Record<string, string>; body: Call['body'] & {} } {
  if (request.capability.operation !== 'image-to-image')
    return {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...sharedFields(request), ...sizeOf(request), samples: 1 }),
    }
  const form = new FormData()
  const { image } = request.images
  if (image)
    form.append('init_image', new Blob([new Uint8Array(image.bytes)], { type: `image/${image.format}` }))
  for (const [name, value] of Object.entries({ ...sharedFields(request), ...likenessOf(request) }))
    form.append(name, String(value))
  return { headers: {}, body: form }
}

function sharedFields({ capability, settings, seed }: RenderRequest): Record<string, string | number> {
  const { fields } = capability
  return {
    prompt: settings.prompt ?? '',
    ...(fields.negativePrompt && settings.negativePrompt && { negative_prompt: settings.negativePrompt }),
    ...(fields.cfgScale && settings.cfgScale !== undefined && { cfg_scale: settings.cfgScale }),
    ...(fields.steps && settings.steps !== undefined && { steps: settings.steps }),
    ...(capability.seed && seed !== undefined && { seed }),
  }
}

function sizeOf({ capability, settings }: RenderRequest): Record<string, number> {
  const size = expectedSize(capability, settings, undefined)
  return size ? { width: size.widthPx, height: size.heightPx } : {}
}

/** `image_strength` says how much of the source is kept: the opposite of our strength. */
function likenessOf({ capability, settings }: RenderRequest): Record<string, string | number> {
  const strength = effective(capability, settings, 'strength') ?? 0.65
  return { init_image_mode: 'IMAGE_STRENGTH', image_strength: Math.round((1 - strength) * 10_000) / 10_000 }
}
