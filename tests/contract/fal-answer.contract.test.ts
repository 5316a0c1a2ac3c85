import { describe, expect, it } from 'vitest'
import { completed, inProgress, REQUEST_ID } from '../mocks/fal-server'
import { jsonScenario } from '../mocks/json-upstream'
import { pngPicture } from '../mocks/pictures'
import type { Scenario } from '../mocks/scenario'
import { falForFile } from './fal-upstream'
import { CANARY_KEY } from './render-request'

const { server, render } = falForFile()
const detail = (type: string, msg: string, loc: unknown[] = ['body', 'prompt']) => ({
  detail: [{ loc, msg, type, url: 'https://docs.fal.ai/errors#x', ctx: {}, input: {} }],
})
const platform = (errorType: string, status: number): Scenario =>
  jsonScenario({ detail: `It went wrong: ${errorType}`, error_type: errorType }, status, {
    'x-fal-error-type': errorType,
    'x-fal-retryable': 'true',
  })

describe('a picture comes back', () => {
  it('from the address in the result, with the seed that was used', async () => {
    const outcome = await render({ output: { seed: 42 } })
    expect(outcome).toMatchObject({ kind: 'image', format: 'png', seed: 42, upstreamRequestId: REQUEST_ID })
    expect(outcome.kind === 'image' && outcome.bytes.equals(pngPicture(1024, 1024))).toBe(true)
  })

  it('as a data URI, though none was asked for', async () => {
    const url = `data:image/png;base64,${pngPicture(1024, 1024).toString('base64')}`
    expect(await render({ output: { images: [{ url }] } })).toMatchObject({ kind: 'image', widthPx: 1024 })
  })

  it.each([null, 'no', [], [null], ['true'], [false, true]])(
    'also when the flags are %j',
    async (has_nsfw_concepts) => {
      expect(await render({ output: { has_nsfw_concepts } })).toMatchObject({ kind: 'image' })
    },
  )

  it('after looks that failed, which say nothing of the job', async () => {
    const statuses: Scenario[] = [
      inProgress,
      { delivery: { kind: 'reset' } },
      { status: 502, body: '<html>bad gateway</html>' },
      { status: 200, body: '<html>hello</html>' },
      jsonScenario({ detail: 'slow down' }, 429),
      jsonScenario(null),
      jsonScenario({ status: 'SOMETHING_NEW' }),
      { status: 307, headers: { location: '/elsewhere' } },
      jsonScenario({ detail: 'took too long' }, 408),
      completed,
    ]
    const result: Scenario[] = [
      { status: 504, body: 'gateway' },
      { status: 200, body: '{"images":[{"ur' },
      jsonScenario({ status: 'IN_PROGRESS' }, 202),
      jsonScenario({ images: [{ url: `${server().url}/files/1024x1024.png` }], seed: 5 }),
    ]
    const before = server().submits()
    expect(await render({ statuses, result })).toMatchObject({ kind: 'image', seed: 5 })
    expect(server().submits()).toBe(before + 1)
  })
})

describe('a flagged picture', () => {
  it('is not kept, and not even fetched', async () => {
    const before = server().calls('GET', /^\/files\//)
    const outcome = await render({ output: { has_nsfw_concepts: [true] } })
    expect(outcome).toMatchObject({ kind: 'filtered', code: 'UPSTREAM_CONTENT_FILTERED', retryable: false })
    expect(server().calls('GET', /^\/files\//)).toBe(before)
  })
})

type Row = { what: string; answer: Scenario; expected: object; says?: RegExp }
const ERRORS: Row[] = [
  {
    what: '422 with a list of details',
    answer: jsonScenario(detail('value_error', 'must be at most 50', ['body', 'num_inference_steps']), 422),
    expected: { kind: 'refused', code: 'UPSTREAM_UNPROCESSABLE' },
    says: /rejected it: num_inference_steps: must be at most 50\.$/,
  },
  {
    what: '422 for content',
    answer: jsonScenario(detail('content_policy_violation', 'flagged'), 422),
    expected: { kind: 'filtered', code: 'UPSTREAM_MODERATED' },
    says: /content filter refused/,
  },
  {
    what: 'content under another status',
    answer: jsonScenario(detail('content_policy_violation', 'flagged'), 400),
    expected: { kind: 'filtered', code: 'UPSTREAM_MODERATED' },
  },
  {
    what: '401 with a sentence',
    answer: jsonScenario({ detail: 'Authentication is required' }, 401),
    expected: { kind: 'refused', code: 'UPSTREAM_UNAUTHORIZED' },
    says: /key was not accepted/,
  },
  {
    what: '402',
    answer: jsonScenario({ detail: 'Payment required' }, 402),
    expected: { kind: 'out-of-funds', code: 'UPSTREAM_OUT_OF_FUNDS' },
  },
  {
    what: '403 for an empty account',
    answer: jsonScenario({ detail: 'User is locked. Reason: Exhausted balance.' }, 403),
    expected: { kind: 'out-of-funds', code: 'UPSTREAM_OUT_OF_FUNDS' },
  },
  {
    what: '403 for anything else',
    answer: jsonScenario({ detail: 'Forbidden' }, 403),
    expected: { kind: 'refused', code: 'UPSTREAM_FORBIDDEN' },
  },
  {
    what: 'details that are all wrong',
    answer: jsonScenario({ detail: [null, { msg: 7, type: [], loc: 'x' }] }, 422),
    expected: { kind: 'refused', code: 'UPSTREAM_UNPROCESSABLE' },
    says: /rejected it\.$/,
  },
  {
    what: 'details that quote the key',
    answer: jsonScenario(detail(CANARY_KEY, `key ${CANARY_KEY}`, [CANARY_KEY]), 422),
    expected: { kind: 'refused' },
  },
  ...[
    ['request_timeout', 504, 'UPSTREAM_ERROR'] as const,
    ['startup_timeout', 504, 'UPSTREAM_ERROR'] as const,
    ['runner_scheduling_failure', 503, 'UPSTREAM_UNAVAILABLE'] as const,
    ['runner_connection_timeout', 503, 'UPSTREAM_UNAVAILABLE'] as const,
    ['runner_disconnected', 503, 'UPSTREAM_UNAVAILABLE'] as const,
    ['runner_connection_refused', 503, 'UPSTREAM_UNAVAILABLE'] as const,
    ['internal_error', 500, 'UPSTREAM_ERROR'] as const,
  ].map(([type, status, code]) => ({
    what: `${status} ${type}`,
    answer: platform(type, status),
    expected: { kind: 'unavailable', code, detail: expect.stringContaining(type) },
  })),
]

describe('the job failed: it is COMPLETED, and the result carries the error', () => {
  it.each(ERRORS)('$what', async ({ answer, expected, says = /./ }) => {
    const before = server().submits()
    const outcome = await render({ result: answer })
    expect(outcome).toMatchObject({ ...expected, retryable: false, upstreamRequestId: REQUEST_ID })
    expect(outcome.kind !== 'image' && outcome.message).toMatch(says)
    expect(server().submits()).toBe(before + 1)
  })

  it.each([
    ['no pictures', { images: [] }, 'UPSTREAM_EMPTY'],
    ['null', { images: null }, 'UPSTREAM_GARBLED'],
    ['a picture without an address', { images: [{ url: null }] }, 'UPSTREAM_GARBLED'],
    ['an address that is none', { images: [{ url: 'not an address' }] }, 'UPSTREAM_UNSAFE_ADDRESS'],
    ['a file of this machine', { images: [{ url: 'file:///etc/passwd' }] }, 'UPSTREAM_UNSAFE_ADDRESS'],
    ['a host of somebody else', { images: [{ url: 'https://evil.test/x.png' }] }, 'UPSTREAM_UNSAFE_ADDRESS'],
    ['plain http', { images: [{ url: 'http://v3.fal.media/x.png' }] }, 'UPSTREAM_UNSAFE_ADDRESS'],
    ['the metadata address', { images: [{ url: 'http://169.254.169.254/x' }] }, 'UPSTREAM_UNSAFE_ADDRESS'],
  ])('a result with %s', async (_, output, code) => {
    expect(await render({ output })).toMatchObject({ kind: 'bad-answer', code, retryable: false })
  })

  it('a job that fal does not know any more', async () => {
    const gone = jsonScenario({ detail: 'Request not found' }, 404)
    expect(await render({ statuses: [inProgress, gone] })).toMatchObject({ code: 'UPSTREAM_JOB_GONE' })
  })
})

describe('the submit failed', () => {
  it.each(ERRORS)('$what', async ({ answer, expected }) => {
    const retryable = answer.status === 503
    expect(await render({ submit: answer })).toMatchObject({ ...expected, retryable })
  })

  it('429 may be tried again after the wait it names', async () => {
    const submit = jsonScenario({ detail: 'Too many requests' }, 429, { 'retry-after': '9' })
    const limited = { kind: 'rate-limited', retryable: true, retryAfterMs: 9000 }
    expect(await render({ submit })).toMatchObject(limited)
  })

  it.each(['https://evil.test', 'http://127.0.0.1:1', 'https://queue.fal.run.evil.test'])(
    'a job that is to be followed at %s does not get the key',
    async (origin) => {
      const at = `${origin}/fal-ai/x/requests/${REQUEST_ID}`
      const urls = { response_url: at, status_url: `${at}/status`, cancel_url: `${at}/cancel` }
      const submit = jsonScenario({ status: 'IN_QUEUE', request_id: REQUEST_ID, ...urls })
      const before = server().requests.length
      expect(await render({ submit })).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_UNSAFE_ADDRESS' })
      expect(server().requests.length).toBe(before + 1)
    },
  )
})
