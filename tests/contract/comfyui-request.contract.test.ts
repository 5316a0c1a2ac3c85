import { describe, expect, it } from 'vitest'
import { comfyForFile, FILE, model, requestOf } from './comfyui-upstream'
import { inputPicture, requestFor } from './render-request'

const { fake, render, lastGraph } = comfyForFile()
const ID = requestOf().generationId

const COMMON = {
  checkpoint: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: FILE } },
  positive: {
    class_type: 'CLIPTextEncode',
    inputs: { text: 'A lighthouse over a stormy sea, oil on canvas', clip: ['checkpoint', 1] },
  },
  negative: { class_type: 'CLIPTextEncode', inputs: { text: 'people, boats', clip: ['checkpoint', 1] } },
  decode: { class_type: 'VAEDecode', inputs: { samples: ['sampler', 0], vae: ['checkpoint', 2] } },
  save: { class_type: 'SaveImage', inputs: { images: ['decode', 0], filename_prefix: `triptych/${ID}` } },
}
const sampler = (denoise: number) => ({
  class_type: 'KSampler',
  inputs: {
    ...{ model: ['checkpoint', 0], positive: ['positive', 0], negative: ['negative', 0] },
    ...{ latent_image: ['latent', 0], seed: 1234567, steps: 8, cfg: 5.5 },
    ...{ sampler_name: 'euler', scheduler: 'sgm_uniform', denoise },
  },
})
const SOURCE = {
  source: { class_type: 'LoadImage', inputs: { image: `triptych/${ID}-image.png` } },
  scaled: {
    class_type: 'ImageScale',
    inputs: {
      ...{ image: ['source', 0], upscale_method: 'lanczos', crop: 'disabled' },
      ...{ width: 1248, height: 832 },
    },
  },
}
const ENCODED = { class_type: 'VAEEncode', inputs: { pixels: ['scaled', 0], vae: ['checkpoint', 2] } }

describe('the graph', () => {
  it('of text-to-image is the official one', async () => {
    const outcome = await render(requestOf('text-to-image', { settings: { aspectRatio: '16:9' } }))
    expect(outcome).toMatchObject({
      kind: 'image',
      format: 'png',
      widthPx: 1344,
      heightPx: 768,
      seed: 1234567,
    })
    expect(outcome).toMatchObject({ upstreamRequestId: ID })
    expect(outcome).not.toHaveProperty('note')
    const latent = { class_type: 'EmptySD3LatentImage', inputs: { width: 1344, height: 768, batch_size: 1 } }
    expect(lastGraph()).toEqual({ ...COMMON, latent, sampler: sampler(1) })
    expect(fake().prompts()).toMatchObject([{ prompt_id: ID, client_id: `triptych-${ID}` }])
  })

  it('of image-to-image scales the source to a megapixel, and strength is denoise', async () => {
    const outcome = await render(requestOf('image-to-image'))
    expect(outcome).toMatchObject({ kind: 'image', widthPx: 1248, heightPx: 832 })
    expect(outcome).not.toHaveProperty('note')
    expect(lastGraph()).toEqual({ ...COMMON, ...SOURCE, latent: ENCODED, sampler: sampler(0.6) })
  })

  it('of inpaint adds noise where the mask is white', async () => {
    expect(await render(requestOf('inpaint'))).toMatchObject({ kind: 'image' })
    expect(lastGraph()).toEqual({
      ...{ ...COMMON, ...SOURCE, encode: ENCODED, sampler: sampler(0.6) },
      mask: { class_type: 'LoadImageMask', inputs: { image: `triptych/${ID}-mask.png`, channel: 'red' } },
      latent: {
        class_type: 'SetLatentNoiseMask',
        inputs: { samples: ['encode', 0], mask: ['mask', 0] },
      },
    })
  })

  it.each(['1:1', '21:9', '9:21', '4:3', '5:4', '2:3'] as const)(
    'fits the server at %s',
    async (aspectRatio) => {
      const outcome = await render(requestOf('text-to-image', { settings: { aspectRatio } }))
      expect(outcome).toMatchObject({ kind: 'image' })
      expect(outcome).not.toHaveProperty('note')
    },
  )

  it.each([
    [64, 64],
    [4000, 1000],
    [777, 1501],
    [333, 1332],
  ])('scales a source of %d x %d to about a megapixel in multiples of 16', async (widthPx, heightPx) => {
    const image = inputPicture(widthPx, heightPx)
    expect(await render(requestOf('image-to-image', { images: { image } }))).toMatchObject({ kind: 'image' })
    const [width, height] = [lastGraph().scaled?.inputs?.width, lastGraph().scaled?.inputs?.height].map(
      Number,
    )
    if (!width || !height) throw new Error('no size')
    expect([width % 16, height % 16]).toEqual([0, 0])
    expect((width * height) / 1024 ** 2).toBeCloseTo(1, 0)
    expect(width / height / (widthPx / heightPx)).toBeGreaterThan(0.97)
    expect(width / height / (widthPx / heightPx)).toBeLessThan(1.03)
  })

  it('loads text encoders for a checkpoint that holds none', async () => {
    const entry = 'sd3.5_large.safetensors+encoders=Bare'
    const request = requestFor(model(entry), { settings: { sampler: 'euler', scheduler: 'sgm_uniform' } })
    expect(await render(request, {}, { entries: [entry] })).toMatchObject({ kind: 'image' })
    expect(lastGraph()).toMatchObject({
      encoders: {
        class_type: 'TripleCLIPLoader',
        inputs: {
          clip_name1: 'clip_l.safetensors',
          clip_name2: 'clip_g.safetensors',
          clip_name3: 't5xxl_fp8_e4m3fn.safetensors',
        },
      },
      positive: { inputs: { clip: ['encoders', 0] } },
      negative: { inputs: { clip: ['encoders', 0] } },
      decode: { inputs: { vae: ['checkpoint', 2] } },
    })
  })

  it('takes the usual values of a checkpoint where none are asked', async () => {
    const bare = { negativePrompt: undefined, cfgScale: undefined, steps: undefined }
    await render(requestOf('text-to-image', { settings: bare }))
    expect(lastGraph()).toMatchObject({
      sampler: { inputs: { steps: 20, cfg: 4.5 } },
      negative: { inputs: { text: '' } },
    })
    await render(requestOf('image-to-image', { settings: { strength: undefined } }))
    expect(lastGraph()).toMatchObject({ sampler: { inputs: { denoise: 0.87 } } })
  })
})

describe('the calls', () => {
  it('carry the credentials of the address, the socket too, and never in a URL', async () => {
    await render(requestOf('inpaint'))
    const { authorization } = fake().calls[0]?.headers ?? {}
    expect(authorization).toMatch(/^Basic /)
    expect(fake().calls.every(({ headers }) => headers.authorization === authorization)).toBe(true)
    expect(fake().upgrades.map(({ headers }) => headers.authorization)).toEqual([authorization])
    expect(fake().upgrades[0]?.url).toBe(`/ws?clientId=triptych-${ID}`)
  })

  it('go in order: inputs, socket, prompt, history, picture', async () => {
    await render(requestOf('inpaint'))
    const paths = fake().calls.map(({ method, path }) => `${method} ${path}`)
    expect(paths.slice(0, 3)).toEqual(['POST /upload/image', 'POST /upload/image', 'POST /prompt'])
    expect(paths.at(-1)).toBe('GET /view')
    expect(paths.filter((path) => path === 'POST /prompt')).toHaveLength(1)
    expect(fake().upgrades).toHaveLength(1)
  })

  it('send the pictures byte for byte, and use the names that come back', async () => {
    fake().settings.rename = (name) => name.replace('.png', ' (1).png')
    const request = requestOf('inpaint')
    expect(await render(request)).toMatchObject({ kind: 'image' })
    expect(
      fake()
        .uploads.get(`triptych/${ID}-image (1).png`)
        ?.equals(request.images.image?.bytes ?? Buffer.of()),
    ).toBe(true)
    expect(lastGraph()).toMatchObject({
      source: { inputs: { image: `triptych/${ID}-image (1).png` } },
      mask: { inputs: { image: `triptych/${ID}-mask (1).png` } },
    })
  })

  it('take credentials of their own in place of those in the address', async () => {
    fake().settings.auth = 'other:secret-of-its-own'
    expect(await render(requestOf(), {}, { auth: 'other:secret-of-its-own' })).toMatchObject({
      kind: 'image',
    })
  })

  it('need no password where there is none', async () => {
    fake().settings.auth = undefined
    expect(await render(requestOf(), {}, { password: false })).toMatchObject({ kind: 'image' })
    expect(fake().calls[0]?.headers).not.toHaveProperty('authorization')
  })
})
