import type { RenderRequest } from '../provider'
import { effective } from '../rules'

/** Source: the guide gives `mode` two values for these; core and ultra know one, which is the default. */
const HAS_MODES = ['sd3-large', 'sd3-5-large']

/** The JSON body of one InvokeModel call. Source: Bedrock user guide, the pages of the four models. */
export function bodyFor(request: RenderRequest): Record<string, string | number> {
  const { model, capability, settings, images, seed } = request
  const { fields, operation } = capability
  const image = fields.image && images.image
  const strength = fields.strength && effective(capability, settings, 'strength')
  return {
    prompt: settings.prompt ?? '',
    ...(HAS_MODES.includes(model.upstreamId) && { mode: operation }),
    ...(fields.negativePrompt && settings.negativePrompt && { negative_prompt: settings.negativePrompt }),
    ...(fields.aspectRatio && settings.aspectRatio && { aspect_ratio: settings.aspectRatio }),
    ...(image && { image: image.bytes.toString('base64') }),
    ...(strength !== undefined && { strength }),
    ...(fields.outputFormat && settings.outputFormat && { output_format: settings.outputFormat }),
    ...(capability.seed && seed !== undefined && { seed }),
  }
}
