import type { RenderRequest } from '../provider'
import { effective, expectedSize, type Size } from '../rules'
import { LOADED } from './catalogue'
import { sizeAt } from './sizes'

export type Payload = { path: '/sdapi/v1/txt2img' | '/sdapi/v1/img2img'; body: Record<string, unknown> }

/** The call of a request. `taskId` is how the server tells our job from another's. */
export function payloadFor(request: RenderRequest, taskId: string): Payload {
  const { settings, images, model, seed } = request
  const source = images.image
  const body = {
    prompt: settings.prompt ?? '',
    ...(settings.negativePrompt && { negative_prompt: settings.negativePrompt }),
    ...(seed !== undefined && { seed }),
    ...(settings.steps !== undefined && { steps: settings.steps }),
    ...(settings.cfgScale !== undefined && { cfg_scale: settings.cfgScale }),
    ...(settings.sampler && { sampler_name: settings.sampler }),
    ...(settings.scheduler && { scheduler: settings.scheduler }),
    ...sidesOf(request),
    override_settings: model.upstreamId === LOADED ? {} : { sd_model_checkpoint: model.upstreamId },
    force_task_id: taskId,
  }
  if (!source) return { path: '/sdapi/v1/txt2img', body }
  return { path: '/sdapi/v1/img2img', body: { ...body, ...sourceOf(request, source.bytes) } }
}

function sourceOf({ capability, settings, images: { mask } }: RenderRequest, image: Buffer) {
  const denoising_strength = effective(capability, settings, 'strength') ?? 0.75
  const source = { init_images: [image.toString('base64')], denoising_strength, resize_mode: 0 }
  if (!mask) return source
  return {
    ...source,
    mask: mask.bytes.toString('base64'),
    mask_blur: effective(capability, settings, 'maskBlur') ?? 4,
    // 1 starts from what is there; 0 for inverted means that white changes.
    inpainting_fill: 1,
    inpainting_mask_invert: 0,
    inpaint_full_res: false,
  }
}

/** Without them the server makes 512 x 512 of everything. */
function sidesOf({ capability, settings, images: { image } }: RenderRequest) {
  const { outputSize } = capability
  const size: Size | undefined =
    image && outputSize.from === 'megapixels'
      ? sizeAt(outputSize.megapixels, image)
      : expectedSize(capability, settings, image)
  return size && { width: size.widthPx, height: size.heightPx }
}
