import { describe, expect, it } from 'vitest'
import { pngPicture } from '../mocks/pictures'
import { falForFile, model } from './fal-upstream'
import { inputPicture } from './render-request'

const { server, render } = falForFile()
const prompt = 'A lighthouse over a stormy sea, oil on canvas'
const lean = { negativePrompt: undefined, cfgScale: undefined, outputFormat: 'png' } as const

describe('what is sent', () => {
  it.each([
    ['stable-diffusion-v35-large', { output_format: 'png' }],
    ['stable-diffusion-v35-medium', { output_format: 'png' }],
    ['stable-diffusion-v3-medium', {}],
  ])('%s: what was asked, at the size of the ratio, and nothing else', async (id, more) => {
    const settings = { ...lean, aspectRatio: '16:9' } as const
    const outcome = await render({}, { model: model(id), request: { settings } })
    expect(outcome).toMatchObject({ kind: 'image', widthPx: 1344, heightPx: 768 })
    expect(server().lastBody()).toEqual({
      prompt,
      image_size: { width: 1344, height: 768 },
      seed: 1234567,
      ...more,
    })
    expect(server().requests.at(-4)).toMatchObject({ method: 'POST', path: `/fal-ai/${id}` })
  })

  it('every field that can be asked for', async () => {
    const settings = { steps: 41, cfgScale: 7.5, negativePrompt: 'people', outputFormat: 'jpeg' } as const
    await render({}, { request: { settings } })
    expect(server().lastBody()).toEqual({
      prompt,
      negative_prompt: 'people',
      image_size: { width: 1024, height: 1024 },
      num_inference_steps: 41,
      guidance_scale: 7.5,
      seed: 1234567,
      output_format: 'jpeg',
    })
  })

  it('a picture to start from as a data URI, to an endpoint of its own', async () => {
    const settings = { ...lean, aspectRatio: undefined, strength: 0.6, enhancePrompt: true } as const
    const request = { settings, images: { image: inputPicture(512, 512) } }
    const how = { model: model('stable-diffusion-v3-medium'), operation: 'image-to-image', request } as const
    expect(await render({}, how)).toMatchObject({ kind: 'image' })
    expect(server().lastBody()).toEqual({
      prompt,
      image_url: `data:image/png;base64,${pngPicture(512, 512).toString('base64')}`,
      strength: 0.6,
      seed: 1234567,
      prompt_expansion: true,
    })
    expect(server().requests.at(-4)?.path).toBe('/fal-ai/stable-diffusion-v3-medium/image-to-image')
  })

  it('the key as `Key`, the deadline in whole seconds, and no word against the queue’s own retries', async () => {
    await render({}, { deadlineMs: 4900 })
    const { headers } = server().requests.at(-4) ?? {}
    expect(headers?.authorization).toMatch(/^Key sk-canary/)
    expect(headers?.['x-fal-request-timeout']).toBe('5')
    expect(headers).not.toHaveProperty('x-fal-no-retry')
  })

  it.each(['stable-diffusion-v35-large', 'stable-diffusion-v35-medium', 'stable-diffusion-v3-medium'])(
    '%s: the stand-in takes every ratio, and both ends of every range',
    async (id) => {
      for (const { operation, fields } of model(id).capabilities) {
        const shapes = fields.aspectRatio?.shapes ?? [{ ratio: undefined }]
        for (const [at, { ratio: aspectRatio }] of shapes.entries()) {
          const end = at % 2 === 0 ? 'min' : 'max'
          const numbers = {
            ...(fields.steps && { steps: fields.steps[end] }),
            ...(fields.cfgScale && { cfgScale: fields.cfgScale[end] }),
            ...(fields.strength && { strength: fields.strength[end] }),
          }
          const settings = { ...lean, aspectRatio, ...numbers }
          const images = fields.image ? { image: inputPicture() } : {}
          const how = { model: model(id), operation, request: { settings, images, seed: 2_147_483_647 } }
          expect(await render({}, how)).toMatchObject({ kind: 'image', seed: 2_147_483_647 })
        }
      }
    },
  )
})
