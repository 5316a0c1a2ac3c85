import { dataUri } from '../data-uri'
import { offeredSettings } from '../offered'
import type { RenderRequest } from '../provider'

/** `input` of a prediction: the record's fields under Replicate's names; what is not asked is left to its defaults. */
export function inputFor(request: RenderRequest): Record<string, unknown> {
  const { images, seed } = request
  const settings = offeredSettings(request)
  const input = {
    prompt: settings.prompt,
    negative_prompt: settings.negativePrompt || undefined,
    aspect_ratio: settings.aspectRatio,
    image: images.image && dataUri(images.image),
    prompt_strength: settings.strength,
    cfg: settings.cfgScale,
    steps: settings.steps,
    seed,
    output_format: settings.outputFormat === 'jpeg' ? 'jpg' : settings.outputFormat,
    output_quality: settings.outputQuality,
  }
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}
