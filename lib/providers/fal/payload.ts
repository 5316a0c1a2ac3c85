import { dataUri } from '../data-uri'
import { offeredSettings } from '../offered'
import type { RenderRequest } from '../provider'
import { expectedSize } from '../rules'

/** The endpoint of a request, as a path: `fal-ai/stable-diffusion-v3-medium/image-to-image`. */
export const endpointOf = ({ model, capability }: RenderRequest): string =>
  `fal-ai/${model.upstreamId}${capability.operation === 'image-to-image' ? '/image-to-image' : ''}`

/** The JSON body: the record's fields under fal's names; what is not asked is left to fal's defaults. */
export function payloadFor(request: RenderRequest): Record<string, unknown> {
  const { capability, images, seed } = request
  const settings = offeredSettings(request)
  const { fields } = capability
  const size = fields.aspectRatio && expectedSize(capability, settings, undefined)
  const formats = fields.outputFormat?.options ?? []
  return present({
    prompt: settings.prompt,
    negative_prompt: settings.negativePrompt || undefined,
    image_url: images.image && dataUri(images.image),
    strength: settings.strength,
    image_size: size && { width: size.widthPx, height: size.heightPx },
    num_inference_steps: settings.steps,
    guidance_scale: settings.cfgScale,
    seed,
    prompt_expansion: settings.enhancePrompt,
    // One format on offer: the endpoint has no such field.
    output_format: formats.length > 1 ? settings.outputFormat : undefined,
  })
}

const present = (body: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
