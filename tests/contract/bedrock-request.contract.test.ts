import { describe, expect, it } from 'vitest'
import { ok } from '../mocks/bedrock-server'
import { connect, model, upstreamForFile } from './bedrock-upstream'
import { inputPicture, requestFor } from './render-request'

const { server, render, lastRequest } = upstreamForFile()

const words = { prompt: 'A lighthouse over a stormy sea, oil on canvas', negative_prompt: 'people, boats' }
const common = { ...words, output_format: 'png', seed: 1234567 }
const source = inputPicture(1024, 768)
const fromPicture = { ...common, image: source.bytes.toString('base64') }

describe('what is sent', () => {
  it.each([
    [
      'sd3-5-large',
      'stability.sd3-5-large-v1%3A0',
      { ...common, mode: 'text-to-image', aspect_ratio: '1:1' },
    ],
    ['sd3-large', 'stability.sd3-large-v1%3A0', { ...common, mode: 'text-to-image', aspect_ratio: '1:1' }],
    ['core', 'stability.stable-image-core-v1%3A1', { ...common, aspect_ratio: '1:1' }],
    ['ultra', 'stability.stable-image-ultra-v1%3A1', { ...common, aspect_ratio: '1:1' }],
  ])('%s, from text: exactly its own fields, to its own address', async (name, id, body) => {
    expect(await render(ok, requestFor(model(name)))).toMatchObject({ kind: 'image', seed: 1234567 })
    expect(lastRequest().breaches).toEqual([])
    expect(lastRequest().json).toEqual(body)
    expect(lastRequest()).toMatchObject({ method: 'POST', path: `/model/${id}/invoke` })
    expect(lastRequest().headers).toMatchObject({
      'content-type': 'application/json',
      accept: 'application/json',
    })
  })

  it.each([
    ['sd3-5-large', 0.8, { ...fromPicture, mode: 'image-to-image', strength: 0.8 }],
    ['sd3-large', undefined, { ...fromPicture, mode: 'image-to-image', strength: 0.6 }],
    ['ultra', undefined, { ...fromPicture, strength: 0.35 }],
    ['ultra', 0, { ...fromPicture, strength: 0 }],
  ])('%s, from a picture at strength %s', async (name, strength, body) => {
    const settings = strength === undefined ? {} : { strength }
    const request = requestFor(model(name), { images: { image: source }, settings }, 'image-to-image')
    expect(await render(ok, request)).toMatchObject({ kind: 'image' })
    expect(lastRequest().breaches).toEqual([])
    expect(lastRequest().json).toEqual(body)
  })

  it('core takes no picture', () => {
    expect(model('core').capabilities.map(({ operation }) => operation)).toEqual(['text-to-image'])
  })

  it('leaves out what was not asked, and an empty negative prompt', async () => {
    const { seed: _, ...request } = requestFor(model('core'), { settings: { negativePrompt: '' } })
    await render(ok, request)
    const { negative_prompt: _no, seed: _none, ...left } = common
    expect(lastRequest().json).toEqual({ ...left, aspect_ratio: '1:1' })
  })

  it('every ratio and format of every model is taken, at the size that is promised', async () => {
    for (const each of connect(server().url).catalogue()) {
      const { aspectRatio, outputFormat } = each.capabilities[0]?.fields ?? {}
      for (const { ratio, widthPx, heightPx } of aspectRatio?.shapes ?? []) {
        const settings = { aspectRatio: ratio, outputFormat: outputFormat?.options[0] ?? '' }
        const outcome = await render(ok, requestFor(each, { settings }))
        expect(outcome).toMatchObject({ kind: 'image', format: 'png', widthPx, heightPx })
        expect(outcome).not.toHaveProperty('note')
      }
      expect(await render(ok, requestFor(each, { settings: { outputFormat: 'jpeg' } }))).toMatchObject({
        kind: 'image',
        format: 'jpeg',
      })
    }
  })

  it('takes the largest seed of each model', async () => {
    for (const each of connect(server().url).catalogue()) {
      const seed = each.capabilities[0]?.seed?.max ?? 0
      expect(await render(ok, requestFor(each, { seed }))).toMatchObject({ kind: 'image', seed })
    }
    expect(model('sd3-5-large').capabilities[0]?.seed?.max).toBe(4_294_967_294)
    expect(model('core').capabilities[0]?.seed?.max).toBe(4_294_967_295)
  })

  it('carries any text of a prompt', async () => {
    const prompt = 'Ünïcödé 灯台 🌊 "quoted" \\ {"a":1}\r\n'
    expect((await render(ok, requestFor(model('ultra'), { settings: { prompt } }))).kind).toBe('image')
    expect(lastRequest().json).toMatchObject({ prompt })
  })

  it('calls a model by the id the operator gave, an ARN too', async () => {
    const arn = 'arn:aws:bedrock:us-west-2:123456789012:application-inference-profile/abc123'
    const provider = connect(server().url, { modelIds: { core: arn } })
    const signal = new AbortController().signal
    await provider.render(requestFor(model('core')), { signal, deadlineMs: 5000 })
    expect(lastRequest()).toMatchObject({ modelId: arn, path: `/model/${encodeURIComponent(arn)}/invoke` })
  })
})
