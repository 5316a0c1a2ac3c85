import { describe, expect, it } from 'vitest'
import { connect, model, modelsLabForFile } from './modelslab-upstream'
import { CANARY_KEY, inputPicture } from './render-request'

const { server, render } = modelsLabForFile()
const prompt = 'A lighthouse over a stormy sea, oil on canvas'
const lean = { negativePrompt: undefined, cfgScale: undefined } as const
const shared = {
  key: CANARY_KEY,
  prompt,
  negative_prompt: null,
  width: '1024',
  height: '1024',
  samples: '1',
  num_inference_steps: '30',
  guidance_scale: 7.5,
  seed: 1234567,
  safety_checker: 'yes',
  enhance_prompt: 'no',
}
const v6 = { model_id: 'sd3.5', safety_checker_type: 'black' }
const v3 = {
  ...{ num_inference_steps: '31', multi_lingual: 'no', panorama: 'no', self_attention: 'no', upscale: 'no' },
  ...{ embeddings_model: null, webhook: null, track_id: null, width: '512', height: '512' },
}

describe('what is sent', () => {
  it('to V6: the model id, the key in the body, and no header with it', async () => {
    expect(await render({}, { request: { settings: lean } })).toMatchObject({ kind: 'image' })
    expect(server().lastOrder()?.json).toEqual({ ...shared, ...v6 })
    expect(server().lastOrder()?.path).toBe('/api/v6/images/text2img')
    expect(JSON.stringify(server().lastOrder()?.headers)).not.toContain(CANARY_KEY)
  })

  it('to V3: everything its samples have, and no model id', async () => {
    const outcome = await render({}, { model: model('v3'), request: { settings: lean } })
    expect(outcome).toMatchObject({ kind: 'image', widthPx: 512, heightPx: 512 })
    expect(server().lastOrder()?.json).toEqual({ ...shared, ...v3 })
    expect(server().lastOrder()?.path).toBe('/api/v3/text2img')
  })

  it('a prompt is rewritten only for who asked', async () => {
    const settings = { negativePrompt: 'people', enhancePrompt: true, steps: 12, cfgScale: 3.5 }
    await render({}, { request: { settings } })
    expect(server().lastOrder()?.json).toMatchObject({
      ...{ enhance_prompt: 'yes', negative_prompt: 'people', num_inference_steps: '12', guidance_scale: 3.5 },
    })
  })

  it.each([
    ['image-to-image', 'img2img'],
    ['inpaint', 'inpaint'],
  ] as const)('%s: pictures as base64, where that is switched on', async (operation, action) => {
    const [image, mask] = [inputPicture(520, 300), inputPicture(520, 300)]
    const images = operation === 'inpaint' ? { image, mask } : { image }
    for (const [id, extras, path] of [
      ['sd3.5', v6, '/api/v6/images'],
      ['v3', v3, '/api/v3'],
    ] as const) {
      const request = { settings: { ...lean, aspectRatio: undefined, strength: 0.6 }, images }
      expect(await render({}, { model: model(id), operation, request })).toMatchObject({ kind: 'image' })
      expect(server().lastOrder()?.path).toBe(`${path}/${action}`)
      expect(server().lastOrder()?.json).toEqual({
        ...{ ...shared, ...extras, width: '520', height: '296' },
        ...{ init_image: image.bytes.toString('base64'), strength: 0.6, base64: 'yes' },
        ...(operation === 'inpaint' && { mask_image: mask.bytes.toString('base64') }),
      })
    }
  })

  it.each(['sd3.5', 'v3'])('%s: the stand-in takes every ratio, and both ends of every range', async (id) => {
    for (const { operation, fields } of model(id).capabilities) {
      const shapes = fields.aspectRatio?.shapes ?? [{ ratio: undefined }]
      for (const [at, { ratio: aspectRatio }] of shapes.entries()) {
        const end = at % 2 === 0 ? 'min' : 'max'
        const settings = {
          ...{ ...lean, aspectRatio, cfgScale: fields.cfgScale?.[end], steps: fields.steps?.[end] },
          ...{ strength: fields.strength?.[end] },
        }
        const images = {
          ...(fields.image && { image: inputPicture() }),
          ...(fields.mask && { mask: inputPicture() }),
        }
        const request = { settings, images, seed: 2_147_483_647 }
        const outcome = await render({}, { model: model(id), operation, request })
        expect(outcome).toMatchObject({ kind: 'image', seed: 2_147_483_647 })
      }
    }
  })
})

describe('what is offered', () => {
  const offered = (more: object) =>
    connect('http://127.0.0.1', more)
      .catalogue()
      .map(({ upstreamId, capabilities }) => [upstreamId, ...capabilities.map(({ operation }) => operation)])

  it('V3 and pictures to start from only when they are switched on', () => {
    expect(offered({ hasV3: false, takesBase64: false })).toEqual([
      ['sd3.5', 'text-to-image'],
      ['unknown', 'text-to-image'],
    ])
    expect(offered({ takesBase64: false }).at(-1)).toEqual(['v3', 'text-to-image'])
    expect(offered({ hasV3: false })[0]).toEqual(['sd3.5', 'text-to-image', 'image-to-image', 'inpaint'])
  })

  it('V3 under an honest name', () => {
    expect(model('v3').name).toMatch(/Stable Diffusion 1\.5/)
    expect(model('v3').description).toMatch(/not Stable Diffusion 3/)
  })
})
