import { describe, expect, it } from 'vitest'
import * as answers from '../mocks/stability-answers'
import { renderWith } from './battery'
import { inputPicture, requestFor } from './render-request'
import { connect, large, model, upstreamForFile } from './stability-upstream'

const { server, render, lastRequest } = upstreamForFile()

describe('what is sent', () => {
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

  it('every ratio and format is one the upstream takes, at the size the record promises', async () => {
    server().setAnswer(answers.ok)
    const { aspectRatio, outputFormat } = requestFor(large).capability.fields
    for (const { ratio, widthPx, heightPx } of aspectRatio?.shapes ?? []) {
      for (const format of outputFormat?.options ?? []) {
        const settings = { aspectRatio: ratio, outputFormat: format }
        const outcome = await renderWith(connect(server().url), requestFor(large, { settings }))
        expect(outcome).toMatchObject({ kind: 'image', format, widthPx, heightPx })
        expect(outcome).not.toHaveProperty('note')
      }
    }
    expect(lastRequest().field('output_format')).toBe('webp')
  })

  it('carries any text of a prompt', async () => {
    const prompt = 'Ünïcödé 灯台 🌊 "quoted"; name="seed" --boundary\r\ncontent-type: x'
    await render(answers.ok, { settings: { prompt } })
    expect(lastRequest().field('prompt')).toBe(prompt)
  })

  it('says what is asking, not who, whatever slash the base address ends with', async () => {
    server().setAnswer(answers.ok)
    expect((await renderWith(connect(`${server().url}/`), requestFor(large))).kind).toBe('image')
    expect(lastRequest().headers).toMatchObject({ 'stability-client-id': 'triptych' })
    expect(lastRequest().headers).not.toHaveProperty('stability-client-user-id')
  })

  it('a request over 10 MiB is told apart', async () => {
    server().setAnswer(answers.ok)
    const image = { ...inputPicture(64, 64), bytes: Buffer.alloc(10 * 1024 * 1024 + 1) }
    const request = requestFor(large, { images: { image }, settings: { strength: 0.5 } }, 'image-to-image')
    expect(await renderWith(connect(server().url), request)).toMatchObject({
      kind: 'refused',
      code: 'UPSTREAM_TOO_LARGE',
    })
  })
})
