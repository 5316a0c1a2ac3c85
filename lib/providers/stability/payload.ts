import type { RenderRequest } from '../provider'

export type MultipartField = readonly [name: string, value: string]

/**
 * The parts of one `generate/sd3` call, text-to-image: the fields the model takes and no other. A negative
 * prompt or cfg that the model's record lacks is left out, and so is an empty one.
 */
export function payloadFor(request: RenderRequest): readonly MultipartField[] {
  const { capabilities, upstreamId } = request.model
  const fields: MultipartField[] = [
    ['prompt', request.prompt],
    ['mode', request.operation],
    ['model', upstreamId],
    ['aspect_ratio', request.aspectRatio],
    ['seed', String(request.seed)],
    ['output_format', request.outputFormat],
  ]
  if (capabilities.negativePrompt && request.negativePrompt)
    fields.push(['negative_prompt', request.negativePrompt])
  if (capabilities.cfgScale && request.cfgScale !== undefined)
    fields.push(['cfg_scale', String(request.cfgScale)])
  return fields
}
