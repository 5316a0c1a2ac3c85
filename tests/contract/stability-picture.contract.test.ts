import { describe, expect, it } from 'vitest'
import { headerOnlyPng, picture, pngPicture } from '../mocks/pictures'
import * as answers from '../mocks/stability-answers'
import type { Answering } from '../mocks/stability-server'
import { renderWith } from './battery'
import { inputPicture } from './render-request'
import { exactly } from './stability-requests'
import { connect, upstreamForFile } from './stability-upstream'

const { server, render } = upstreamForFile()

describe('a picture comes back', () => {
  it('as raw bytes, untouched, with the seed the upstream used', async () => {
    const png = pngPicture(1024, 1024, true)
    const outcome = await render((request) => answers.bytes(request, png, { seed: '4294967294' }))
    expect(outcome).toMatchObject({
      kind: 'image',
      format: 'png',
      widthPx: 1024,
      heightPx: 1024,
      seed: 4_294_967_294,
      upstreamRequestId: answers.REQUEST_ID,
    })
    expect(outcome.kind === 'image' && outcome.bytes.equals(png)).toBe(true)
    expect(outcome).not.toHaveProperty('note')
  })

  it('as base64 in JSON, whose content type carries a parameter', async () => {
    const outcome = await render(answers.okJson, { seed: 99 })
    expect(outcome).toMatchObject({
      kind: 'image',
      format: 'png',
      seed: 99,
      upstreamRequestId: answers.REQUEST_ID,
    })
    expect(outcome.kind === 'image' && outcome.bytes.equals(pngPicture(1024, 1024))).toBe(true)
  })

  const png = pngPicture(1024, 1024)
  const oddities: { what: string; answer: Answering; expected: object }[] = [
    {
      what: 'JPEG under a PNG label and order',
      answer: async (request) => answers.bytes(request, await picture('jpeg', 1024, 1024)),
      expected: { format: 'jpeg', note: 'png was asked, jpeg came' },
    },
    {
      what: 'WebP under a PNG label and order',
      answer: async (request) => answers.bytes(request, await picture('webp', 1024, 1024)),
      expected: { format: 'webp', note: 'png was asked, webp came' },
    },
    {
      what: 'a PNG under text/plain',
      answer: (request) => answers.bytes(request, png, { 'content-type': 'text/plain' }),
      expected: { format: 'png' },
    },
    {
      what: 'a PNG under application/json',
      answer: (request) => answers.bytes(request, png, { 'content-type': 'application/json' }),
      expected: { format: 'png', seed: 1234567 },
    },
    {
      what: 'no seed, no finish reason, no request id, no type',
      answer: { status: 200, body: png },
      expected: { seed: 1234567, note: 'no usable seed came back: the requested one is recorded' },
    },
    ...['-1', '1.5', 'abc', '99999999999', '0', ''].map((seed) => ({
      what: `the seed header "${seed}"`,
      answer: ((request) => answers.bytes(request, png, { seed })) satisfies Answering,
      expected: { seed: 1234567, note: 'no usable seed came back: the requested one is recorded' },
    })),
    {
      what: 'JSON with a seed that is text and a null reason',
      answer: answers.json({ image: png.toString('base64'), finish_reason: null, seed: '77' }),
      expected: { seed: 1234567, note: 'no usable seed came back: the requested one is recorded' },
    },
    {
      what: 'a size that was not asked',
      answer: (request) => answers.bytes(request, pngPicture(64, 32)),
      expected: { widthPx: 64, heightPx: 32, note: '1024x1024 was expected, 64x32 came' },
    },
    {
      what: 'a whole picture, though more bytes were announced',
      answer: (request) => ({
        ...answers.bytes(request, Buffer.concat([png, Buffer.alloc(999)])),
        delivery: { kind: 'cut', afterBytes: png.length, how: 'end' },
      }),
      expected: { format: 'png' },
    },
  ]
  it.each(oddities)('a paid picture is not lost over $what', async ({ answer, expected }) => {
    expect(await render(answer)).toMatchObject({ kind: 'image', ...expected })
  })

  it('of 16 megapixels and 60 MB, where one of that size is made', async () => {
    const png = headerOnlyPng(4096, 4096, 60 * 1024 * 1024)
    const large = exactly('upscale-fast', 'upscale', { images: { image: inputPicture(1024, 1024) } })
    server().setAnswer((request) => answers.bytes(request, png))
    expect(await renderWith(connect(server().url), large)).toMatchObject({ kind: 'image', widthPx: 4096 })
    expect(await render((request) => answers.bytes(request, png))).toMatchObject({
      code: 'UPSTREAM_OVERSIZED',
    })
  })
})
