import { describe, expect, it } from 'vitest'
import { pngPicture } from '../mocks/pictures'
import { inputPicture } from './render-request'
import { MODELS, model, replicateForFile } from './replicate-upstream'

const { server, render } = replicateForFile()
const prompt = 'A lighthouse over a stormy sea, oil on canvas'
const every = {
  negativePrompt: 'people',
  aspectRatio: '3:2',
  outputFormat: 'jpeg',
  cfgScale: 4.5,
  steps: 20,
  outputQuality: 75,
} as const
const shared = { prompt, aspect_ratio: '3:2', output_format: 'jpg', cfg: 4.5, seed: 1234567 }

describe('what is sent', () => {
  it.each([
    ['stable-diffusion-3', { ...shared, negative_prompt: 'people', steps: 20, output_quality: 75 }],
    ['stable-diffusion-3.5-large', { ...shared, steps: 20, output_quality: 75 }],
    ['stable-diffusion-3.5-medium', { ...shared, steps: 20, output_quality: 75 }],
    ['stable-diffusion-3.5-large-turbo', { ...shared, negative_prompt: 'people' }],
  ])('%s: its own fields, under Replicate’s names', async (id, input) => {
    expect(await render({}, { model: model(id), request: { settings: every } })).toMatchObject({
      kind: 'image',
    })
    expect(server().lastInput()).toEqual(input)
    expect(server().lastCreate()?.path).toBe(`/v1/models/stability-ai/${id}/predictions`)
  })

  it('nothing that was not asked', async () => {
    const settings = { negativePrompt: undefined, cfgScale: undefined }
    await render({}, { request: { settings } })
    const { cfg: _cfg, ...rest } = { ...shared, aspect_ratio: '1:1', output_format: 'png' }
    expect(server().lastInput()).toEqual(rest)
  })

  it.each(MODELS.map(({ upstreamId }) => upstreamId))('%s: a picture to start from', async (id) => {
    const settings = { negativePrompt: undefined, cfgScale: undefined, aspectRatio: undefined, strength: 0.7 }
    const request = { settings, images: { image: inputPicture(512, 512) } }
    const outcome = await render({}, { model: model(id), operation: 'image-to-image', request })
    expect(outcome).toMatchObject({ kind: 'image' })
    expect(server().lastInput()).toEqual({
      prompt,
      image: `data:image/png;base64,${pngPicture(512, 512).toString('base64')}`,
      prompt_strength: 0.7,
      output_format: 'png',
      seed: 1234567,
    })
  })

  it('the token as Bearer, the deadline in minutes, and no wait', async () => {
    await render({}, { deadlineMs: 61_000 })
    const { headers } = server().lastCreate() ?? {}
    expect(headers?.authorization).toMatch(/^Bearer sk-canary/)
    expect(headers?.['cancel-after']).toBe('2m')
    expect(headers).not.toHaveProperty('prefer')
  })

  it.each(MODELS.map(({ upstreamId }) => upstreamId))(
    '%s: the stand-in takes every ratio and format, and both ends of every range',
    async (id) => {
      for (const { operation, fields } of model(id).capabilities) {
        const shapes = fields.aspectRatio?.shapes ?? [{ ratio: undefined }]
        const formats = fields.outputFormat?.options ?? []
        for (const [at, { ratio: aspectRatio }] of shapes.entries()) {
          const end = at % 2 === 0 ? 'min' : 'max'
          const settings = {
            ...{ aspectRatio, negativePrompt: undefined, cfgScale: fields.cfgScale?.[end] },
            ...{ steps: fields.steps?.[end], outputQuality: fields.outputQuality?.[end] },
            ...{ strength: fields.strength?.[end], outputFormat: formats[at % formats.length] },
          }
          const images = fields.image ? { image: inputPicture() } : {}
          const request = { settings, images, seed: 2_147_483_647 }
          const outcome = await render({}, { model: model(id), operation, request })
          expect(outcome).toMatchObject({ kind: 'image', seed: 2_147_483_647 })
        }
      }
    },
  )
})
