import { describe, expect, it } from 'vitest'
import { createStabilityProvider } from '@/lib/providers/stability/connect'
import * as answers from '../mocks/stability-answers'
import { renderWith } from './battery'
import { CANARY_KEY, requestFor } from './render-request'
import { connect, large, model, upstreamForFile } from './stability-upstream'

const { server, render, lastRequest } = upstreamForFile()

const turbo = model('sd3.5-large-turbo')
const medium = model('sd3.5-medium')
const flash = model('sd3.5-flash')

describe('what is sent', () => {
  const common = {
    prompt: 'A lighthouse over a stormy sea, oil on canvas',
    mode: 'text-to-image',
    aspect_ratio: '1:1',
    seed: '1234567',
    output_format: 'png',
    cfg_scale: '5.5',
  }
  const negative = { negative_prompt: 'people, boats' }
  const payloads = [
    { model: large, fields: { ...common, ...negative, model: 'sd3.5-large' } },
    { model: turbo, fields: { ...common, model: 'sd3.5-large-turbo' } },
    { model: medium, fields: { ...common, ...negative, model: 'sd3.5-medium' } },
    { model: flash, fields: { ...common, ...negative, model: 'sd3.5-flash' } },
  ]

  it.each(payloads)('$model.upstreamId takes exactly its own fields', async ({ model, fields }) => {
    server().setAnswer(answers.ok)
    await renderWith(connect(server().url), requestFor(model))
    const { parts, breaches, headers, method, path } = lastRequest()
    expect(breaches).toEqual([])
    expect(Object.fromEntries((parts ?? []).map((part) => [part.name, part.data.toString()]))).toEqual(fields)
    expect(parts).toHaveLength(Object.keys(fields).length)
    expect([method, path]).toEqual(['POST', '/v2beta/stable-image/generate/sd3'])
    expect(headers).toMatchObject({ authorization: `Bearer ${CANARY_KEY}`, accept: 'image/*' })
    expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=\S+$/)
  })

  it.each(['sd3', 'sd3-large', 'sd3-turbo', 'sd3-large-turbo', 'sd3-medium'])(
    'the retired id %s is sent as its successor',
    async (id) => {
      server().setAnswer(answers.ok)
      const outcome = await renderWith(connect(server().url), requestFor(model(id)))
      expect(outcome.kind).toBe('image')
      expect(lastRequest().field('model')).toMatch(/^sd3\.5-/)
      expect(lastRequest().breaches).toEqual([])
    },
  )

  it('every ratio and format of every model is one the upstream takes, at the size the record promises', async () => {
    server().setAnswer(answers.ok)
    for (const { ratio, widthPx, heightPx } of large.capabilities.aspectRatios) {
      for (const outputFormat of large.capabilities.outputFormats) {
        const outcome = await renderWith(
          connect(server().url),
          requestFor(large, { aspectRatio: ratio, outputFormat }),
        )
        expect(outcome).toMatchObject({ kind: 'image', format: outputFormat, widthPx, heightPx })
        expect(outcome).not.toHaveProperty('note')
      }
    }
  })

  it('carries any text of a prompt', async () => {
    const prompt = 'Ünïcödé 灯台 🌊 "quoted"; name="seed" --boundary\r\ncontent-type: x'
    await render(answers.ok, { prompt })
    expect(lastRequest().field('prompt')).toBe(prompt)
  })

  it('says who is asking only when told to', async () => {
    await render(answers.ok)
    expect(lastRequest().headers).not.toHaveProperty('stability-client-user-id')
    const provider = createStabilityProvider({
      apiKey: CANARY_KEY,
      baseUrl: `${server().url}/`,
      clientUserId: 'u1',
    })
    await renderWith(provider, requestFor(large))
    expect(lastRequest().headers['stability-client-user-id']).toBe('u1')
  })
})
