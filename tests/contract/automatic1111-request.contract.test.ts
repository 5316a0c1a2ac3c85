import { describe, expect, it } from 'vitest'
import { requestOf, SDXL, webUiForFile } from './automatic1111-upstream'
import { inputPicture } from './render-request'

const { fake, render, lastSubmit } = webUiForFile()
const TASK = `triptych-${requestOf().generationId}`
const COMMON = {
  ...{ prompt: 'A lighthouse over a stormy sea, oil on canvas', negative_prompt: 'people, boats' },
  ...{ seed: 1234567, cfg_scale: 5.5, override_settings: {}, force_task_id: TASK },
}

describe('what is sent', () => {
  it('for text-to-image', async () => {
    const settings = { steps: 12, sampler: 'DPM++ 2M', scheduler: 'Karras' }
    const outcome = await render(requestOf('text-to-image', { settings }))
    expect(outcome).toMatchObject({
      kind: 'image',
      format: 'png',
      widthPx: 1024,
      heightPx: 1024,
      seed: 1234567,
    })
    expect(outcome).not.toHaveProperty('note')
    expect(lastSubmit()).toMatchObject({ method: 'POST', path: '/sdapi/v1/txt2img' })
    expect(lastSubmit().body).toEqual({
      ...COMMON,
      ...{ steps: 12, sampler_name: 'DPM++ 2M', scheduler: 'Karras', width: 1024, height: 1024 },
    })
  })

  it('for image-to-image, at the size of its megapixels in the shape of the source', async () => {
    const request = requestOf('image-to-image', { settings: { strength: 0.4 } })
    expect(await render(request)).toMatchObject({ kind: 'image', widthPx: 1256, heightPx: 840 })
    expect(lastSubmit().path).toBe('/sdapi/v1/img2img')
    expect(lastSubmit().body).toEqual({
      ...COMMON,
      init_images: [request.images.image?.bytes.toString('base64')],
      ...{ denoising_strength: 0.4, resize_mode: 0, width: 1256, height: 840 },
    })
  })

  it('for inpaint: white changes, from what is there', async () => {
    const request = requestOf('inpaint', { settings: { maskBlur: 9 } })
    expect(await render(request)).toMatchObject({ kind: 'image' })
    expect(lastSubmit().body).toEqual({
      ...COMMON,
      init_images: [request.images.image?.bytes.toString('base64')],
      mask: request.images.mask?.bytes.toString('base64'),
      ...{ denoising_strength: 0.75, resize_mode: 0, width: 1256, height: 840 },
      ...{ mask_blur: 9, inpainting_fill: 1, inpainting_mask_invert: 0, inpaint_full_res: false },
    })
  })

  it.each([
    [0.25, '1:1', 512, 512],
    [0.25, '16:9', 680, 384],
    [0.25, '9:21', 336, 784],
    [1, '3:2', 1256, 840],
    [1, '21:9', 1568, 672],
  ] as const)('at %d megapixels and %s', async (megapixels, aspectRatio, widthPx, heightPx) => {
    const request = requestOf('text-to-image', { settings: { aspectRatio } }, { megapixels })
    const outcome = await render(request)
    expect(outcome).toMatchObject({ kind: 'image', widthPx, heightPx })
    expect(outcome).not.toHaveProperty('note')
  })

  it.each([
    [64, 256],
    [3000, 750],
  ])('for a source of %d x %d', async (widthPx, heightPx) => {
    const images = { image: inputPicture(widthPx, heightPx) }
    expect(await render(requestOf('image-to-image', { images }))).toMatchObject({ kind: 'image' })
  })

  it('names a checkpoint for this call alone', async () => {
    const titles = [SDXL]
    const outcome = await render(requestOf('text-to-image', {}, { titles }), {}, { titles })
    expect(outcome).toMatchObject({ kind: 'image' })
    expect(outcome).not.toHaveProperty('note')
    expect(lastSubmit().body.override_settings).toEqual({ sd_model_checkpoint: SDXL })
    expect(fake().calls.some(({ path }) => path.includes('options'))).toBe(false)
  })

  it('leaves to the server what nobody asked', async () => {
    const settings = { negativePrompt: undefined, cfgScale: undefined }
    await render(requestOf('text-to-image', { settings }))
    expect(Object.keys(lastSubmit().body).sort()).toEqual([
      ...['force_task_id', 'height', 'override_settings', 'prompt', 'seed', 'width'],
    ])
  })

  it('carries Basic credentials, or none', async () => {
    await render(requestOf())
    expect(lastSubmit().headers.authorization).toMatch(/^Basic /)
    fake().settings.auth = undefined
    await render(requestOf(), {}, { auth: '' })
    expect(lastSubmit().headers).not.toHaveProperty('authorization')
  })
})
