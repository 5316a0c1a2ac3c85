import { describe, expect, it } from 'vitest'
import type { Made } from '../mocks/automatic1111-server'
import { picture, pngPicture } from '../mocks/pictures'
import type { Scenario } from '../mocks/scenario'
import { connect, requestOf, SDXL, webUiForFile } from './automatic1111-upstream'
import { closedPort } from './stability-upstream'

const { fake, render } = webUiForFile()
const ROUTE = 'POST /sdapi/v1/txt2img'
const json = (value: unknown, status: number): Scenario => ({ status, body: JSON.stringify(value) })
const wrapped = (error: string, detail: string, errors: string) => ({ error, detail, body: '', errors })
const PNG = pngPicture(1024, 1024).toString('base64')

describe('a 200', () => {
  it.each([
    ['a data URI', (made: Made) => ({ ...made, images: [`data:image/png;base64,${PNG}`] })],
    [
      'a grid first',
      (made: Made, info: object) => ({
        ...made,
        images: ['AAAA', PNG],
        info: JSON.stringify({ ...info, index_of_first_image: 1 }),
      }),
    ],
    [
      'an index past the end',
      (made: Made, info: object) => ({ ...made, info: JSON.stringify({ ...info, index_of_first_image: 7 }) }),
    ],
    ['info as an object', (made: Made, info: object) => ({ ...made, info })],
    ['no info', (made: Made) => ({ ...made, info: null })],
    ['info that is not JSON', (made: Made) => ({ ...made, info: '{"seed": 1' })],
    ['info that is a list', (made: Made) => ({ ...made, info: '[1]' })],
    ['no parameters', ({ images, info }: Made) => ({ images, info, parameters: undefined })],
  ])('with %s is a picture', async (_what, rewrite) => {
    fake().rewrite = rewrite
    expect(await render(requestOf())).toMatchObject({ kind: 'image', widthPx: 1024, seed: 1234567 })
  })

  it('tells the seed that was used', async () => {
    fake().rewrite = (made, info) => ({ ...made, info: JSON.stringify({ ...info, seed: 77 }) })
    expect(await render(requestOf())).toMatchObject({ kind: 'image', seed: 77 })
  })

  it.each(['jpeg', 'webp'] as const)('may hold a %s, as the server saves it', async (format) => {
    const bytes = await picture(format, 1024, 1024)
    fake().rewrite = (made) => ({ ...made, images: [bytes.toString('base64')] })
    expect(await render(requestOf())).toMatchObject({
      kind: 'image',
      format,
      note: `png was asked, ${format} came`,
    })
  })

  it('by another checkpoint than asked is kept, and noted', async () => {
    const titles = ['gone.safetensors [0123456789]']
    expect(await render(requestOf('text-to-image', {}, { titles }), {}, { titles })).toMatchObject({
      ...{ kind: 'image' },
      note: 'gone.safetensors [0123456789] was asked, v1-5-pruned-emaonly made it',
    })
  })

  it.each([
    ['no picture', { images: [] }, 'UPSTREAM_EMPTY'],
    ['null for a picture', { images: [null] }, 'UPSTREAM_EMPTY'],
    ['pictures of another type', { images: 'abc' }, 'UPSTREAM_GARBLED'],
  ])('with %s is none', async (_what, more, code) => {
    fake().rewrite = (made) => ({ ...made, ...more })
    expect(await render(requestOf())).toMatchObject({ kind: 'bad-answer', code, retryable: false })
  })
})

describe.each(['a1111', 'forge'] as const)('what %s refuses', (flavour) => {
  it('a sampler it does not have', async () => {
    fake().settings.flavour = flavour
    const outcome = await render(requestOf('text-to-image', { settings: { sampler: 'Gone' } }))
    expect(outcome).toMatchObject({
      ...{ kind: 'refused', code: 'UPSTREAM_BAD_REQUEST', retryable: false },
      message: 'AUTOMATIC1111 did not accept the request: Sampler not found.',
    })
  })

  it('a source it cannot read', async () => {
    fake().settings.flavour = flavour
    const image = {
      bytes: Buffer.from('no picture at all'),
      format: 'png',
      widthPx: 512,
      heightPx: 512,
    } as const
    expect(await render(requestOf('image-to-image', { images: { image } }))).toMatchObject({
      ...{ kind: 'refused', code: 'UPSTREAM_BAD_REQUEST', retryable: false },
      message: 'AUTOMATIC1111 could not read the source picture.',
    })
  })

  it('a password that is wrong', async () => {
    Object.assign(fake().settings, { flavour, auth: 'studio:another' })
    expect(await render(requestOf())).toMatchObject({ kind: 'refused', code: 'UPSTREAM_UNAUTHORIZED' })
  })
})

describe('a refusal', () => {
  it.each([
    [
      'no source',
      json(wrapped('HTTPException', 'Init image not found', ''), 404),
      'UPSTREAM_BAD_REQUEST',
      /Init image not found\.$/,
    ],
    ['no API', json({ detail: 'Not Found' }, 404), 'UPSTREAM_NOT_FOUND', /--api\.$/],
    [
      'a page instead of an API',
      { status: 404, body: '<h1>Not Found</h1>' },
      'UPSTREAM_NOT_FOUND',
      /--api\.$/,
    ],
    [
      "FastAPI's list",
      json(
        {
          detail: [
            { loc: ['body', 'steps'], msg: 'value is not a valid integer', type: 'type_error.integer' },
          ],
        },
        422,
      ),
      'UPSTREAM_UNPROCESSABLE',
      /: steps: value is not a valid integer\.$/,
    ],
    [
      'a missing script',
      json({ detail: 'always on script x not found' }, 422),
      'UPSTREAM_UNPROCESSABLE',
      /script x not found\.$/,
    ],
    [
      'a bad request',
      json({ detail: 'Sampler not found' }, 400),
      'UPSTREAM_BAD_REQUEST',
      /Sampler not found\.$/,
    ],
    [
      'a checkpoint that is not there',
      json(wrapped('RuntimeError', '', `model '${SDXL}' not found`), 500),
      'UPSTREAM_NOT_FOUND',
      /^This checkpoint is not installed/,
    ],
    ['a request too large', { status: 413 }, 'UPSTREAM_TOO_LARGE', /larger/],
  ] satisfies [string, Scenario, string, RegExp][])('with %s', async (_what, scenario, code, message) => {
    fake().answers.set(ROUTE, scenario)
    expect(await render(requestOf())).toMatchObject({
      ...{ kind: 'refused', code, retryable: false },
      message: expect.stringMatching(message),
    })
  })

  it.each([
    [
      'its own event loop',
      json(
        wrapped('RuntimeError', '', "There is no current event loop in thread 'AnyIO worker thread'."),
        500,
      ),
      /: There is no current event loop in thread 'AnyIO worker thread'\.$/,
    ],
    [
      'its memory',
      json(wrapped('OutOfMemoryError', '', 'CUDA out of memory. Tried to allocate 20 MiB'), 500),
      /CUDA out of memory/,
    ],
    ['nothing it tells', { status: 500, body: 'Internal Server Error' }, /of its own \(500\)\.$/],
  ])('because of %s is a problem upstream', async (_what, scenario, message) => {
    fake().answers.set(ROUTE, scenario)
    expect(await render(requestOf())).toMatchObject({
      ...{ kind: 'unavailable', code: 'UPSTREAM_ERROR', retryable: false },
      message: expect.stringMatching(message),
    })
  })

  it.each([
    [429, 'rate-limited', 'UPSTREAM_RATE_LIMITED'],
    [503, 'unavailable', 'UPSTREAM_UNAVAILABLE'],
  ])('with status %d may be tried again', async (status, kind, code) => {
    fake().answers.set(ROUTE, { status, headers: { 'retry-after': '4' } })
    expect(await render(requestOf())).toMatchObject({ kind, code, retryable: true, retryAfterMs: 4000 })
  })

  it('because nobody is there may be tried again', async () => {
    const limits = { signal: new AbortController().signal, deadlineMs: 5000 }
    const outcome = await connect(`http://127.0.0.1:${await closedPort()}`).render(requestOf(), limits)
    expect(outcome).toMatchObject({ code: 'UPSTREAM_UNREACHABLE', retryable: true, nothingSent: true })
  })
})
