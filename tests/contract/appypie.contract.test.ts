import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appypie } from '@/lib/providers/appypie/index'
import type { RenderRequest } from '@/lib/providers/provider'
import {
  type AppypieScript,
  type AppypieServer,
  azureFault,
  fault,
  startAppypieServer,
} from '../mocks/appypie-server'
import { CANARY_KEY } from '../mocks/canary'
import { jsonScenario } from '../mocks/json-upstream'
import { picture, pngPicture } from '../mocks/pictures'
import { connect, sd3 } from './appypie-upstream'
import { expectPresentable, renderWith } from './battery'
import { requestFor } from './render-request'

let server: AppypieServer
beforeAll(async () => {
  server = await startAppypieServer(CANARY_KEY)
})
afterAll(() => server.close())

async function render(script: AppypieScript = {}, settings: RenderRequest['settings'] = {}) {
  server.play(script)
  const request = requestFor(sd3, { settings: { outputFormat: 'webp', ...settings } })
  const outcome = await renderWith(connect(server.url), request)
  expectPresentable(outcome)
  return outcome
}
const lastCall = () => server.calls().at(-1)

describe('what is sent', () => {
  it('every field under the name the gateway has for it, and the key in its header', async () => {
    expect(await render({}, { outputFormat: 'jpeg', steps: 20, outputQuality: 80 })).toMatchObject({
      ...{ kind: 'image', format: 'jpeg', widthPx: 1024, heightPx: 1024 },
    })
    expect(lastCall()?.json).toEqual({
      ...{ prompt: 'A lighthouse over a stormy sea, oil on canvas', negativePrompt: 'people, boats' },
      ...{ steps: 20, cfg: 5.5, aspect_ratio: '1:1', output_format: 'jpg', output_quality: 80 },
    })
    expect(lastCall()).toMatchObject({ method: 'POST', path: '/sd3/v1/getData' })
    expect(lastCall()?.headers).toMatchObject({
      ...{ 'content-type': 'application/json', 'cache-control': 'no-cache' },
      'ocp-apim-subscription-key': CANARY_KEY,
    })
    expect(lastCall()?.headers).not.toHaveProperty('authorization')
  })

  it('leaves the gateway its own defaults, and a zero is no default', async () => {
    const unset = { negativePrompt: '', cfgScale: 0, aspectRatio: undefined }
    await render({}, { ...unset, outputQuality: 0 } as RenderRequest['settings'])
    expect(lastCall()?.json).toEqual({
      prompt: 'A lighthouse over a stormy sea, oil on canvas',
      ...{ cfg: 0, output_format: 'webp', output_quality: 0 },
    })
  })

  it('never a seed, a strength, or a picture', async () => {
    expect(sd3.capabilities[0]).not.toHaveProperty('seed')
    await render({}, { strength: 0.5 })
    expect(lastCall()?.json).not.toHaveProperty('prompt_strength')
    expect(await render()).not.toHaveProperty('seed')
  })

  it('the key goes to the gateway, not to where the picture is', async () => {
    await render()
    const download = server.downloads().at(-1)
    expect(JSON.stringify(download?.headers)).not.toContain(CANARY_KEY)
  })
})

describe('an answer with status 200', () => {
  it('that says the picture is getting created is the end, said clearly', async () => {
    const before = server.calls().length
    const outcome = await render({ call: jsonScenario({ msg: 'Image Getting Created' }) })
    expect(outcome).toMatchObject({
      ...{ kind: 'bad-answer', code: 'UPSTREAM_NOT_READY', retryable: false },
      ...{ detail: 'Image Getting Created' },
    })
    expect(server.calls().length).toBe(before + 1)
  })

  it('may list the address', async () => {
    const call = jsonScenario({ output: [`${server.url}/files/out.webp`] })
    expect(await render({ call })).toMatchObject({ kind: 'image', format: 'webp' })
  })

  it.each([[{}], [{ output: '' }], [{ output: [] }], [{ output: { url: 'x' } }]])(
    'without an address is without a picture: %j',
    async (body) => {
      const outcome = await render({ call: jsonScenario(body) })
      expect(outcome).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_EMPTY' })
    },
  )

  it('with an error in it is that error', async () => {
    const outcome = await render({ call: jsonScenario({ error: 'prompt too long' }) })
    expect(outcome).toMatchObject({ kind: 'refused', code: 'UPSTREAM_BAD_REQUEST' })
    expect(outcome).toHaveProperty('message', 'Appy Pie did not accept the request: prompt too long.')
  })
})

describe('an error', () => {
  const refused = (code: string) => ({ kind: 'refused', code, retryable: false })
  it.each([
    [fault(400, 'prompt too long'), refused('UPSTREAM_BAD_REQUEST'), /prompt too long/],
    [fault(400, 'NSFW content detected'), { kind: 'filtered', code: 'UPSTREAM_MODERATED' }, /filter/],
    [fault(401, 'Unauthorized'), refused('UPSTREAM_UNAUTHORIZED'), /key was not accepted/],
    [azureFault(401, 'Access denied'), refused('UPSTREAM_UNAUTHORIZED'), /key was not accepted/],
    [fault(403, 'Forbidden'), refused('UPSTREAM_FORBIDDEN'), /does not let/],
    [fault(403, 'Insufficient credits'), { kind: 'out-of-funds', retryable: false }, /run out/],
    [azureFault(403, 'Out of call volume quota.'), { kind: 'out-of-funds' }, /run out/],
    [fault(404, 'Not found'), refused('UPSTREAM_NOT_FOUND'), /does not know/],
    [fault(429, 'Too many'), { kind: 'rate-limited', retryable: true }, /wait/],
    [fault(500, 'oops'), { kind: 'unavailable', code: 'UPSTREAM_ERROR', retryable: false }, /500/],
  ])('%j', async (call, expected, message) => {
    const outcome = await render({ call })
    expect(outcome).toMatchObject(expected)
    expect(outcome).toHaveProperty('message', expect.stringMatching(message))
  })

  it('of the Azure layer says how long to wait', async () => {
    const call = azureFault(429, 'Rate limit is exceeded. Try again in 12 seconds.', { 'retry-after': '12' })
    expect(await render({ call })).toMatchObject({ kind: 'rate-limited', retryAfterMs: 12_000 })
  })

  it('a wrong key is the operator’s to replace', async () => {
    const other = await startAppypieServer('another key')
    const outcome = await renderWith(
      connect(other.url),
      requestFor(sd3, { settings: { outputFormat: 'webp' } }),
    )
    await other.close()
    expect(outcome).toMatchObject({ kind: 'refused', code: 'UPSTREAM_UNAUTHORIZED' })
  })
})

describe('the picture', () => {
  it.each([
    ['http://169.254.169.254/latest', 'UPSTREAM_UNSAFE_ADDRESS'],
    ['https://elsewhere.example/x.webp', 'UPSTREAM_UNSAFE_ADDRESS'],
    ['file:///etc/passwd', 'UPSTREAM_UNSAFE_ADDRESS'],
    ['not an address', 'UPSTREAM_UNSAFE_ADDRESS'],
  ])('is not fetched from %s', async (address, code) => {
    const before = server.downloads().length
    expect(await render({ address })).toMatchObject({ kind: 'bad-answer', code, retryable: false })
    expect(server.downloads().length).toBe(before)
  })

  it('that is not there is gone', async () => {
    const outcome = await render({ file: { status: 404, body: '' } })
    expect(outcome).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_PICTURE_GONE', retryable: false })
  })

  it('is kept in whatever kind it comes', async () => {
    const outcome = await render({ file: { body: await picture('jpeg', 640, 640) } })
    expect(outcome).toMatchObject({ kind: 'image', format: 'jpeg', widthPx: 640 })
    expect(outcome).toHaveProperty('note', 'webp was asked, jpeg came')
    expect(await render({ file: { body: pngPicture(512, 512) } })).toMatchObject({ format: 'png' })
  })

  it('and the call share one deadline', async () => {
    const call = { ...jsonScenario({ output: `${server.url}/files/out.webp` }), latencyMs: 2000 }
    server.play({ call, file: { delivery: { kind: 'hang' } } })
    const startedMs = performance.now()
    const outcome = await renderWith(
      connect(server.url),
      requestFor(sd3, { settings: { outputFormat: 'webp' } }),
      3000,
    )
    expect(outcome).toMatchObject({ kind: 'unavailable', code: 'UPSTREAM_TIMEOUT', retryable: false })
    expect(performance.now() - startedMs).toBeLessThan(4900)
  })
})

describe('the switch', () => {
  it('is the key, and the price is the operator’s', () => {
    const connectWith = (given: Record<string, string>) =>
      appypie.connect(appypie.variables.parse(given) as never, [])
    expect(connectWith({})).toBeUndefined()
    const on = connectWith({ APPYPIE_API_KEY: 'k', APPYPIE_CREDITS_PER_IMAGE: '2.25' })
    expect(on?.provider.catalogue()[0]?.capabilities[0]?.listPrice.centicredits).toBe(225)
  })
})
