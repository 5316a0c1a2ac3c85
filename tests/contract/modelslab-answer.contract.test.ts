import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { jsonScenario } from '../mocks/json-upstream'
import { error, ORDER_ID, processing } from '../mocks/modelslab-server'
import { picture, pngPicture } from '../mocks/pictures'
import type { Scenario } from '../mocks/scenario'
import { model, modelsLabForFile } from './modelslab-upstream'
import { CANARY_KEY } from './render-request'

const { server, render } = modelsLabForFile()
const png = pngPicture(1024, 1024)
const base64 = png.toString('base64')
const text = (body: string): Scenario => ({ headers: { 'content-type': 'text/plain' }, body })

describe('a picture comes back', () => {
  it('at once, with the real seed', async () => {
    const outcome = await render({ ordered: { meta: { seed: 99 } } })
    expect(outcome).toMatchObject({ kind: 'image', seed: 99, upstreamRequestId: String(ORDER_ID) })
    expect(outcome.kind === 'image' && outcome.bytes.equals(png)).toBe(true)
  })

  it.each([
    ['a seed as text', { meta: { seed: '99' } }],
    ['no id at all', { id: null, meta: { seed: 99 } }],
    ['an id as text', { id: String(ORDER_ID), meta: { seed: 99 } }],
    ['one address in place of a list', { output: 'ADDRESS', meta: { seed: 99 } }],
    ['an address under proxy_links alone', { output: [], proxy_links: ['ADDRESS'], meta: { seed: 99 } }],
    ['base64 in place of an address', { output: [base64], meta: { seed: 99 } }],
    ['a data URI', { output: [`data:image/png;base64,${base64}`], meta: { seed: 99 } }],
    ['a flag that says no, as text', { nsfw_content_detected: 'false', meta: { seed: 99 } }],
    ['a status in capitals', { status: 'SUCCESS', meta: { seed: 99 } }],
  ])('with %s', async (_, ordered) => {
    const at = `${server().url}/files/1024x1024.png`
    const told = JSON.parse(JSON.stringify(ordered).replaceAll('ADDRESS', at))
    expect(await render({ ordered: told })).toMatchObject({ kind: 'image', widthPx: 1024, seed: 99 })
  })

  it.each([base64, `${base64}\n`, `data:image/png;base64,${base64}`])(
    'in a file that holds base64 (%#)',
    async (body) => {
      expect(await render({ file: text(body) })).toMatchObject({ kind: 'image', widthPx: 1024 })
    },
  )

  it('as a JPEG, whatever was asked', async () => {
    const file = { body: await picture('jpeg', 1024, 1024) }
    expect(await render({ file })).toMatchObject({ kind: 'image', format: 'jpeg' })
  })

  it('later: fetched by a POST with the key in its body, also under the right spelling', async () => {
    const right = processing({ messege: undefined, message: 'Try later' })
    const before = server().submits()
    const outcome = await render({ ordered: processing(), fetches: [processing(), right, {}] })
    expect(outcome).toMatchObject({ kind: 'image', upstreamRequestId: String(ORDER_ID) })
    expect(server().submits()).toBe(before + 1)
    const fetch = server().requests.findLast(({ path }) => path.includes('/fetch/'))
    expect(fetch).toMatchObject({ method: 'POST', path: `/api/v6/images/fetch/${ORDER_ID}` })
    expect(fetch?.json).toEqual({ key: CANARY_KEY })
  })

  it('from V3 under its own address', async () => {
    expect(await render({ ordered: processing() }, { model: model('v3') })).toMatchObject({ kind: 'image' })
    expect(server().requests.some(({ path }) => path === `/api/v3/fetch/${ORDER_ID}`)).toBe(true)
  })

  it('after looks that failed, which say nothing of the job', async () => {
    const scenarios: Scenario[] = [
      { delivery: { kind: 'reset' } },
      { status: 502, body: '<html>bad gateway</html>' },
      { status: 200, body: '<html>hello</html>' },
      jsonScenario(null),
      jsonScenario({ status: null }),
      { status: 302, headers: { location: '/elsewhere' } },
      { status: 408, body: '' },
    ]
    const fetches = [...scenarios.map((scenario) => ({ scenario })), { status: 'new-state' }, {}]
    expect(await render({ ordered: processing(), fetches })).toMatchObject({ kind: 'image' })
  })

  it('not from an address where there is none', async () => {
    const file = { status: 404, body: 'no such key' }
    expect(await render({ file })).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_PICTURE_GONE' })
  })
})

it('an address that is gone when it is looked at ends it', async () => {
  const fetches = [{ scenario: { status: 404, body: '' } }]
  expect(await render({ ordered: processing(), fetches })).toMatchObject({
    kind: 'refused',
    code: 'UPSTREAM_NOT_FOUND',
    retryable: false,
  })
})

describe('the estimate', () => {
  it('is waited for before the first look', async () => {
    const startedMs = performance.now()
    const looks = server().calls('POST', /fetch/)
    expect(await render({ ordered: processing({ eta: 0.4 }) })).toMatchObject({ kind: 'image' })
    expect(performance.now() - startedMs).toBeGreaterThan(390)
    expect(server().calls('POST', /fetch/)).toBe(looks + 1)
  })

  it.each([null, 'soon', -5, {}])('may be %j', async (eta) => {
    expect(await render({ ordered: processing({ eta }) })).toMatchObject({ kind: 'image' })
  })
})

describe('where to fetch', () => {
  it('holds no query, which could carry a key into the ticket', async () => {
    const fetch_result = `${server().url}/api/v6/realtime/fetch/${ORDER_ID}?key=${CANARY_KEY}`
    const tickets: unknown[] = []
    const onAccepted = async (ticket: unknown) => {
      tickets.push(ticket)
    }
    expect(await render({ ordered: processing({ fetch_result }) }, { onAccepted })).toMatchObject({
      kind: 'image',
    })
    expect(JSON.stringify(tickets)).not.toContain(CANARY_KEY)
  })

  it.each(['https://evil.test/x', 'http://127.0.0.1:1/x', 7, null])(
    'is not %j: the key stays here',
    async (url) => {
      const ordered = processing({ fetch_result: url })
      expect(await render({ ordered })).toMatchObject({ kind: 'image' })
      expect(server().requests.at(-2)?.path).toBe(`/api/v6/images/fetch/${ORDER_ID}`)
    },
  )

  it('is the address it names when that is its own', async () => {
    const fetch_result = `${server().url}/api/v6/realtime/fetch/${ORDER_ID}`
    expect(await render({ ordered: processing({ fetch_result }) })).toMatchObject({ kind: 'image' })
    expect(server().requests.at(-2)?.path).toBe(`/api/v6/realtime/fetch/${ORDER_ID}`)
  })
})

describe('a filtered picture', () => {
  const filtered = { kind: 'filtered', code: 'UPSTREAM_CONTENT_FILTERED', retryable: false }
  const plain = (colour: string, format: 'png' | 'jpeg') =>
    sharp({ create: { width: 512, height: 512, channels: 3, background: colour } })
      .toFormat(format)
      .toBuffer()

  it.each([true, 'true', 1, [true], ['yes']])('is told by its flag: %j', async (flag) => {
    const files = server().calls('GET', /^\/files/)
    expect(await render({ ordered: { nsfw_content_detected: flag } })).toMatchObject(filtered)
    expect(server().calls('GET', /^\/files/)).toBe(files)
  })

  it.each([
    ['black', 'png'],
    ['black', 'jpeg'],
    ['white', 'png'],
    ['#7f3322', 'jpeg'],
  ] as const)('is told by being all %s (%s), with status success', async (colour, format) => {
    expect(await render({ file: { body: await plain(colour, format) } })).toMatchObject(filtered)
  })

  it('is not a dark picture with something in it', async () => {
    const spot = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#0c0c10' } })
      .png()
      .toBuffer()
    const dark = sharp({ create: { width: 512, height: 512, channels: 3, background: 'black' } })
    const body = await dark
      .composite([{ input: spot, left: 100, top: 300 }])
      .png()
      .toBuffer()
    expect(await render({ file: { body } })).toMatchObject({ kind: 'image' })
  })
})

type Row = { what: string; answer: Scenario; expected: object; says?: RegExp; only?: 'order' }
const ERRORS: Row[] = [
  {
    what: 'a wrong key',
    answer: error('Invalid Api Key', { tip: 'Check it' }),
    expected: { kind: 'refused', code: 'UPSTREAM_UNAUTHORIZED' },
    says: /key was not accepted/,
  },
  {
    what: 'fields',
    answer: error({ prompt: ['The prompt field is required.'], width: 'Too wide.' }),
    expected: { kind: 'refused', code: 'UPSTREAM_BAD_REQUEST' },
    says: /prompt: The prompt field is required\.; width: Too wide\.$/,
  },
  {
    what: 'an unknown model',
    answer: error('Model id not found'),
    expected: { kind: 'refused', code: 'UPSTREAM_NOT_FOUND' },
  },
  {
    what: 'an empty account',
    answer: error('You have run out of credits, please subscribe'),
    expected: { kind: 'out-of-funds', code: 'UPSTREAM_OUT_OF_FUNDS' },
  },
  {
    what: 'moderation',
    answer: error('The prompt contains NSFW words'),
    expected: { kind: 'filtered', code: 'UPSTREAM_MODERATED' },
  },
  {
    what: 'other words, misspelled',
    answer: jsonScenario({ status: 'error', messege: 'Something odd' }),
    expected: { kind: 'refused', code: 'UPSTREAM_REFUSED' },
    says: /refused the request: Something odd\.$/,
  },
  {
    what: 'no words',
    answer: error(null),
    expected: { kind: 'refused', code: 'UPSTREAM_REFUSED' },
    says: /refused the request\.$/,
  },
  {
    what: 'the key in its words',
    answer: error({ [CANARY_KEY]: [`bad ${CANARY_KEY}`] }, { tips: CANARY_KEY }),
    expected: { kind: 'refused' },
  },
  {
    what: 'an error with an honest status',
    answer: jsonScenario({ status: 'error', message: 'Invalid Api Key' }, 401),
    expected: { kind: 'refused', code: 'UPSTREAM_UNAUTHORIZED' },
  },
  {
    what: 'failed after queueing',
    answer: jsonScenario({ status: 'failed', id: ORDER_ID, message: 'Failed, Try Again', output: [] }),
    expected: { kind: 'unavailable', code: 'UPSTREAM_JOB_FAILED' },
    says: /Failed, Try Again/,
  },
  {
    what: 'success without a picture',
    answer: jsonScenario({ status: 'success', id: ORDER_ID, output: [], meta: null }),
    expected: { kind: 'bad-answer', code: 'UPSTREAM_EMPTY' },
  },
  {
    what: 'a picture of this machine',
    answer: jsonScenario({ status: 'success', id: ORDER_ID, output: ['file:///etc/passwd'] }),
    expected: { kind: 'bad-answer', code: 'UPSTREAM_UNSAFE_ADDRESS' },
  },
  {
    what: 'a picture on a strange host',
    answer: jsonScenario({ status: 'success', id: ORDER_ID, output: ['https://evil.test/x.png'] }),
    expected: { kind: 'bad-answer', code: 'UPSTREAM_UNSAFE_ADDRESS' },
  },
]

describe('the order is answered with 200 and', () => {
  it.each(ERRORS)('$what', async ({ answer, expected, says = /./ }) => {
    const before = server().submits()
    const outcome = await render({ order: answer })
    expect(outcome).toMatchObject({ ...expected, retryable: false })
    expect(outcome.kind !== 'image' && outcome.message).toMatch(says)
    expect(server().submits()).toBe(before + 1)
  })

  it('"Rate limit exceeded": nothing was started, to be tried again in 30 s', async () => {
    const order = error('Rate limit exceeded', {
      tips: '1 - You sent the same request. 2 - Wait for 30 seconds',
    })
    const limited = {
      kind: 'rate-limited',
      code: 'UPSTREAM_RATE_LIMITED',
      retryable: true,
      retryAfterMs: 30_000,
    }
    expect(await render({ order })).toMatchObject(limited)
  })

  it('processing without an id: nobody could ask for it', async () => {
    expect(await render({ ordered: processing({ id: null }) })).toMatchObject({ code: 'UPSTREAM_GARBLED' })
  })

  it('an id that is no id is not put into an address', async () => {
    const ordered = processing({ id: '1/../../account' })
    expect(await render({ ordered })).toMatchObject({ code: 'UPSTREAM_GARBLED' })
  })
})

describe('the fetch is answered with 200 and', () => {
  it.each(ERRORS)('$what', async ({ answer, expected, says = /./ }) => {
    const outcome = await render({ ordered: processing(), fetches: [processing(), { scenario: answer }] })
    expect(outcome).toMatchObject({ ...expected, retryable: false, upstreamRequestId: String(ORDER_ID) })
    expect(outcome.kind !== 'image' && outcome.message).toMatch(says)
  })
})
