import type { RenderRequest } from '../provider'

/**
 * The JSON body of one call. Source: Appy Pie's page: `negativePrompt` is in camel case, everything else in snake
 * case, and the format that others call jpeg is `jpg`.
 */
export function bodyFor({ settings, capability }: RenderRequest): Record<string, string | number> {
  const { fields } = capability
  const { prompt = '', negativePrompt, aspectRatio, outputFormat, outputQuality, cfgScale, steps } = settings
  return {
    prompt,
    ...(fields.negativePrompt && negativePrompt && { negativePrompt }),
    ...(fields.steps && steps !== undefined && { steps }),
    ...(fields.cfgScale && cfgScale !== undefined && { cfg: cfgScale }),
    ...(fields.aspectRatio && aspectRatio && { aspect_ratio: aspectRatio }),
    ...(fields.outputFormat &&
      outputFormat && { output_format: outputFormat === 'jpeg' ? 'jpg' : outputFormat }),
    ...(fields.outputQuality && outputQuality !== undefined && { output_quality: outputQuality }),
  }
}
