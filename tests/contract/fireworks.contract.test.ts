import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fireworks } from '@/lib/providers/fireworks/index'
import { CANARY_KEY } from '../mocks/canary'
import {
  type FireworksAnswering,
  type FireworksServer,
  fault,
  goodPicture,
  image,
  ok,
  startFireworksServer,
} from '../mocks/fireworks-server'
import { expectPresentable, renderWith } from './battery'
import { connect, model } from './fireworks-upstream'
import { inputPicture, requestFor } from './render-request'

let server: FireworksServer
beforeAll(async () => {
  server = await startFireworksServer(CANARY_KEY)
})
afterAll(() => server.close())

const sd3 = model('sd3')
async function render(answer: FireworksAnswering = ok, request = requestFor(sd3)) {
  server.setAnswer(answer)
  const outcome = await renderWith(connect(server.url), request)
  expectPresentable(outcome)
  return outcome
}
const last = () => server.requests.at(-1)
const words = { prompt: 'A lighthouse over a stormy sea, oil on canvas', negative_prompt: 'people, boats' }

describe('what is sent', () => {
  it.each(['sd3', 'sd3-medium', 'sd3-turbo'])(
    '%s, from text: JSON with the size of the ratio',
    async (id) => {
      const settings = { aspectRatio: '16:9', steps: 20 } as const
      const outcome = await render(ok, requestFor(model(id), { settings }))
      expect(outcome).toMatchObject({ kind: 'image', widthPx: 1344, heightPx: 768, seed: 1234567 })
      expect(outcome).not.toHaveProperty('note')
      expect(last()?.breaches).toEqual([])
      expect(last()?.json).toEqual({
        ...words,
        ...{ cfg_scale: 5.5, steps: 20, seed: 1234567, width: 1344, height: 768, samples: 1 },
      })
      expect(last()?.path).toBe(`/inference/v1/image_generation/accounts/fireworks/models/${id}`)
      expect(last()?.headers).toMatchObject({
        ...{ authorization: `Bearer ${CANARY_KEY}`, accept: 'image/png', 'content-type': 'application/json' },
      })
    },
  )

  it.each([
    [0.8, '0.2'],
    [0, '1'],
    [1, '0'],
    [undefined, '0.35'],
  ])('from a picture at strength %s: a form that keeps %s of it', async (strength, kept) => {
    const source = inputPicture(768, 768)
    const settings = strength === undefined ? {} : { strength }
    const request = requestFor(sd3, { images: { image: source }, settings }, 'image-to-image')
    expect(await render(ok, request)).toMatchObject({ kind: 'image', seed: 1234567 })
    expect(last()?.breaches).toEqual([])
    const [file, ...fields] = last()?.parts ?? []
    expect(file?.data.equals(source.bytes)).toBe(true)
    expect(Object.fromEntries(fields.map(({ name, data }) => [name, data.toString()]))).toEqual({
      ...{ ...words, cfg_scale: '5.5', seed: '1234567' },
      ...{ init_image_mode: 'IMAGE_STRENGTH', image_strength: kept },
    })
    expect(last()?.path).toMatch(/models\/sd3\/image_to_image$/)
    expect(last()?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=\S+$/)
  })

  it('asks for the format by `accept`', async () => {
    const outcome = await render(ok, requestFor(sd3, { settings: { outputFormat: 'jpeg' } }))
    expect(outcome).toMatchObject({ kind: 'image', format: 'jpeg' })
    expect(last()?.headers.accept).toBe('image/jpeg')
  })

  it('every ratio is one the route takes, at the size that is promised', async () => {
    for (const { ratio, widthPx, heightPx } of sd3.capabilities[0]?.fields.aspectRatio?.shapes ?? []) {
      const outcome = await render(ok, requestFor(sd3, { settings: { aspectRatio: ratio } }))
      expect(outcome).toMatchObject({ kind: 'image', widthPx, heightPx })
    }
  })

  it('a name with slashes is the whole name', async () => {
    const id = 'accounts/stability/models/sd3'
    expect(await render(ok, requestFor(model(id)))).toMatchObject({ kind: 'image' })
    expect(last()?.path).toBe(`/inference/v1/image_generation/${id}`)
  })

  it('leaves the upstream its own defaults', async () => {
    const { seed: _, ...request } = requestFor(sd3, { settings: { negativePrompt: '', cfgScale: 0 } })
    await render(ok, request)
    expect(last()?.json).toEqual({
      prompt: words.prompt,
      cfg_scale: 0,
      width: 1024,
      height: 1024,
      samples: 1,
    })
  })
})

describe('an answer with status 200', () => {
  const withReason = (reason: string) => async (request: Parameters<typeof goodPicture>[0]) =>
    image(await goodPicture(request), { 'finish-reason': reason, seed: '99' })

  it.each(['CONTENT_FILTERED', 'content_filtered'])('%s is no picture', async (reason) => {
    const outcome = await render(withReason(reason))
    expect(outcome).toMatchObject({ kind: 'filtered', code: 'UPSTREAM_CONTENT_FILTERED', retryable: false })
  })

  it('ERROR is a failure', async () => {
    expect(await render(withReason('ERROR'))).toMatchObject({ kind: 'unavailable', code: 'UPSTREAM_ERROR' })
  })

  it.each(['SUCCESS', 'success', '', 'LENGTH'])('%j keeps the picture and its seed', async (reason) => {
    expect(await render(withReason(reason))).toMatchObject({ kind: 'image', seed: 99 })
  })

  it('without any header is the picture, with the seed that was asked', async () => {
    const outcome = await render(async (request) => ({ body: await goodPicture(request) }))
    expect(outcome).toMatchObject({ kind: 'image', seed: 1234567 })
  })

  it('that breaks off is truncated', async () => {
    const outcome = await render(async (request) => ({
      ...(await ok(request)),
      delivery: { kind: 'cut', afterBytes: 2000, how: 'reset' },
    }))
    expect(outcome).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_TRUNCATED' })
  })
})

describe('an error', () => {
  const refused = (code: string) => ({ kind: 'refused', code, retryable: false })
  const plain = (status: number, value: unknown) => ({ status, body: JSON.stringify(value) })
  it.each([
    [fault(400, 'prompt: too long'), refused('UPSTREAM_BAD_REQUEST'), /: prompt: too long\.$/],
    [plain(400, { error: 'prompt: too long' }), refused('UPSTREAM_BAD_REQUEST'), /: prompt: too long\.$/],
    [plain(400, { detail: 'prompt: too long' }), refused('UPSTREAM_BAD_REQUEST'), /: prompt: too long\.$/],
    [fault(400, 'flagged by moderation'), { kind: 'filtered', code: 'UPSTREAM_MODERATED' }, /filter/],
    [fault(401, 'Unauthorized'), refused('UPSTREAM_UNAUTHORIZED'), /key was not accepted/],
    [fault(402, 'Payment required'), { kind: 'out-of-funds' }, /run out/],
    [fault(403, 'Forbidden'), refused('UPSTREAM_FORBIDDEN'), /does not let/],
    [fault(412, 'Account suspended, see your invoices'), { kind: 'out-of-funds' }, /run out/],
    [fault(404, 'Model not found, inaccessible'), refused('UPSTREAM_NOT_FOUND'), /does not know this model/],
    [fault(422, 'steps'), refused('UPSTREAM_UNPROCESSABLE'), /: steps\.$/],
    [fault(429, 'slow'), { kind: 'rate-limited', retryable: true }, /wait/],
    [fault(500, 'oops'), { kind: 'unavailable', code: 'UPSTREAM_ERROR', retryable: false }, /500/],
  ])('%j', async (answer, expected, message) => {
    const outcome = await render(answer)
    expect(outcome).toMatchObject(expected)
    expect(outcome).toHaveProperty('message', expect.stringMatching(message))
  })

  it('a wrong key is the operator’s to replace', async () => {
    const other = await startFireworksServer('another key')
    const outcome = await renderWith(connect(other.url), requestFor(sd3))
    await other.close()
    expect(outcome).toMatchObject({ kind: 'refused', code: 'UPSTREAM_UNAUTHORIZED' })
  })
})

describe('the switch', () => {
  const connectWith = (given: Record<string, string>) =>
    fireworks.connect(fireworks.variables.parse(given) as never, [])
  const ids = (given: Record<string, string>) =>
    connectWith({ FIREWORKS: 'on', FIREWORKS_API_KEY: 'k', ...given })
      ?.provider.catalogue()
      .map(({ id }) => id)

  it('needs both, the key and the word', () => {
    expect(connectWith({})).toBeUndefined()
    expect(connectWith({ FIREWORKS_API_KEY: 'k' })).toBeUndefined()
    expect(connectWith({ FIREWORKS: 'on' })).toBeUndefined()
    expect(ids({})).toEqual(['fireworks/sd3', 'fireworks/sd3-medium', 'fireworks/sd3-turbo'])
  })

  it('offers the models it was told, each once', () => {
    expect(ids({ FIREWORKS_MODELS: ' sd3.5-large, sd3.5-large ,accounts/me/models/x' })).toEqual([
      'fireworks/sd3.5-large',
      'fireworks/accounts/me/models/x',
    ])
    for (const bad of ['../../v1/keys', 'a b', ',', 'x?y', '/sd3'])
      expect(() => connectWith({ FIREWORKS_MODELS: bad })).toThrow()
  })
})
