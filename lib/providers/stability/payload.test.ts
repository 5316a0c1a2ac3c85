import { describe, expect, it } from 'vitest'
import type { RenderRequest } from '../provider'
import { capabilityOf } from '../rules'
import type { Operation } from '../schema'
import { resolveModel, STABILITY_MODELS } from './catalogue'
import { payloadFor } from './payload'

const picture = { bytes: Buffer.from('RIFF'), format: 'webp', widthPx: 64, heightPx: 64 } as const

function requestFor(
  id: string,
  settings: RenderRequest['settings'] = {},
  operation: Operation = 'text-to-image',
): RenderRequest {
  const model = resolveModel(`stability/${id}`)
  const capability = model && capabilityOf(model, operation)
  if (!model || !capability) throw new Error(id)
  return {
    generationId: 'g1',
    model,
    capability,
    settings: { prompt: 'a fox', aspectRatio: '3:2', outputFormat: 'webp', ...settings },
    images: { image: picture, styleImage: picture, mask: picture },
    ...(capability.seed && { seed: 4_294_967_294 }),
  }
}
const namesOf = (...of: Parameters<typeof requestFor>) => payloadFor(requestFor(...of)).map(([name]) => name)

describe('payloadFor', () => {
  it('sends the required fields and leaves every default to the upstream', () => {
    expect(payloadFor(requestFor('sd3.5-flash'))).toEqual([
      ['prompt', 'a fox'],
      ['aspect_ratio', '3:2'],
      ['output_format', 'webp'],
      ['mode', 'text-to-image'],
      ['model', 'sd3.5-flash'],
      ['seed', '4294967294'],
    ])
  })

  it('says the mode of image-to-image by hand and keeps the ratio to itself', () => {
    const parts = payloadFor(requestFor('sd3.5-large', { strength: 0.7 }, 'image-to-image'))
    expect(parts.map(([name]) => name)).not.toContain('aspect_ratio')
    expect(parts).toContainEqual(['mode', 'image-to-image'])
    expect(parts).toContainEqual(['strength', '0.7'])
  })

  it('has no mode and no model on any other route', () => {
    for (const { upstreamId, capabilities } of STABILITY_MODELS.filter(
      (m) => !m.upstreamId.startsWith('sd3'),
    ))
      for (const { operation } of capabilities) {
        const names = namesOf(upstreamId, {}, operation)
        expect(names).not.toContain('mode')
        expect(names).not.toContain('model')
      }
  })

  it('sends pictures as files of their own type, under the name of the route', async () => {
    const parts = payloadFor(requestFor('style-transfer', {}, 'style-transfer'))
    const files = parts.filter(([, value]) => typeof value !== 'string') as [string, Blob][]
    expect(files.map(([name, file]) => [name, file.type])).toEqual([
      ['init_image', 'image/webp'],
      ['style_image', 'image/webp'],
    ])
    expect(await files[0]?.[1].text()).toBe('RIFF')
    expect(namesOf('replace-background-and-relight', {}, 'relight')).toContain('subject_image')
  })

  it('writes a flag as text', () => {
    for (const keepOriginalBackground of [true, false])
      expect(
        payloadFor(requestFor('replace-background-and-relight', { keepOriginalBackground }, 'relight')),
      ).toContainEqual(['keep_original_background', String(keepOriginalBackground)])
  })

  it.each([
    ['sd3.5-large', true],
    ['sd3.5-medium', true],
    ['sd3.5-flash', true],
    ['sd3.5-large-turbo', false],
    ['sd3-turbo', false],
  ])('%s takes a negative prompt: %s', (id, takes) => {
    expect(namesOf(id, { negativePrompt: 'people' }).includes('negative_prompt')).toBe(takes)
  })

  it('leaves out an empty text and keeps a 0', () => {
    expect(namesOf('sd3.5-large', { negativePrompt: '' })).not.toContain('negative_prompt')
    expect(payloadFor(requestFor('outpaint', { left: 0, up: 9 }, 'outpaint'))).toContainEqual(['left', '0'])
  })

  it('sends cfg as written, to every sd3 model', () => {
    for (const { upstreamId } of STABILITY_MODELS.filter((m) => m.upstreamId.startsWith('sd3')))
      expect(payloadFor(requestFor(upstreamId, { cfgScale: 4.5 }))).toContainEqual(['cfg_scale', '4.5'])
  })
})
