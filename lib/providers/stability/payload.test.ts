import { describe, expect, it } from 'vitest'
import type { RenderRequest } from '../provider'
import { resolveModel, STABILITY_MODELS } from './catalogue'
import { payloadFor } from './payload'

const requestFor = (id: string, more: Partial<RenderRequest> = {}): RenderRequest => {
  const model = resolveModel(`stability/${id}`)
  if (!model) throw new Error(id)
  return {
    generationId: 'g1',
    model,
    operation: 'text-to-image',
    prompt: 'a fox',
    aspectRatio: '3:2',
    seed: 4_294_967_294,
    outputFormat: 'webp',
    ...more,
  }
}

describe('payloadFor', () => {
  it('sends the required fields and leaves every default to the upstream', () => {
    expect(payloadFor(requestFor('sd3.5-flash'))).toEqual([
      ['prompt', 'a fox'],
      ['mode', 'text-to-image'],
      ['model', 'sd3.5-flash'],
      ['aspect_ratio', '3:2'],
      ['seed', '4294967294'],
      ['output_format', 'webp'],
    ])
  })

  it.each([
    ['sd3.5-large', true],
    ['sd3.5-medium', true],
    ['sd3.5-flash', true],
    ['sd3.5-large-turbo', false],
    ['sd3-turbo', false],
  ])('%s takes a negative prompt: %s', (id, takes) => {
    const names = payloadFor(requestFor(id, { negativePrompt: 'people' })).map(([name]) => name)
    expect(names.includes('negative_prompt')).toBe(takes)
  })

  it('leaves out an empty negative prompt', () => {
    const names = payloadFor(requestFor('sd3.5-large', { negativePrompt: '' })).map(([name]) => name)
    expect(names).not.toContain('negative_prompt')
  })

  it('sends cfg as written, to every model', () => {
    for (const { upstreamId } of STABILITY_MODELS) {
      expect(payloadFor(requestFor(upstreamId, { cfgScale: 4.5 }))).toContainEqual(['cfg_scale', '4.5'])
    }
  })
})
