import { offeredSettings } from '../offered'
import type { RenderRequest } from '../provider'
import { effective, expectedSize } from '../rules'
import { V3 } from './catalogue'

export type Surface = 'v3' | 'v6'
export const surfaceOf = ({ model }: RenderRequest): Surface => (model.upstreamId === V3 ? 'v3' : 'v6')

const ACTIONS: Partial<Record<string, string>> = { 'image-to-image': 'img2img', inpaint: 'inpaint' }

/** `/api/v6/images/text2img` and its like. */
export const pathOf = (request: RenderRequest): string =>
  `${rootOf(surfaceOf(request))}/${ACTIONS[request.capability.operation] ?? 'text2img'}`

/** Where a queued picture is asked for. */
export const fetchPathOf = (surface: Surface, id: string): string => `${rootOf(surface)}/fetch/${id}`

const rootOf = (surface: Surface) => (surface === 'v3' ? '/api/v3' : '/api/v6/images')
const yes = (value: boolean | undefined) => (value ? 'yes' : 'no')

/**
 * The JSON body, the key in it. Sides, samples and steps are text, as in every sample; the prompt is rewritten
 * only when the person asked for it, though upstream that is the default.
 */
export function payloadFor(request: RenderRequest, key: string): Record<string, unknown> {
  const settings = offeredSettings(request)
  const { capability, images, model, seed } = request
  const { widthPx = 512, heightPx = 512 } = expectedSize(capability, settings, images.image) ?? {}
  const body = {
    key,
    prompt: settings.prompt,
    negative_prompt: settings.negativePrompt || null,
    width: multipleOf8(widthPx),
    height: multipleOf8(heightPx),
    samples: '1',
    num_inference_steps: String(effective(capability, settings, 'steps') ?? 30),
    guidance_scale: effective(capability, settings, 'cfgScale'),
    seed: seed ?? null,
    safety_checker: 'yes',
    enhance_prompt: yes(settings.enhancePrompt),
    ...picturesOf(request, effective(capability, settings, 'strength')),
  }
  if (surfaceOf(request) === 'v3') return { ...body, ...V3_EXTRAS }
  // A black picture can be told from a real one, a blurred one cannot.
  return { ...body, model_id: model.upstreamId, safety_checker_type: 'black' }
}

/** With base64 "yes" pictures go in as base64, and may come back so. */
function picturesOf({ images }: RenderRequest, strength: number | undefined): Record<string, unknown> {
  const { image, mask } = images
  if (!image) return {}
  return {
    init_image: image.bytes.toString('base64'),
    ...(mask && { mask_image: mask.bytes.toString('base64') }),
    strength,
    base64: 'yes',
  }
}

const V3_EXTRAS = {
  multi_lingual: 'no',
  panorama: 'no',
  self_attention: 'no',
  upscale: 'no',
  embeddings_model: null,
  webhook: null,
  track_id: null,
}

const multipleOf8 = (px: number) => String(Math.max(8, Math.floor(px / 8) * 8))
