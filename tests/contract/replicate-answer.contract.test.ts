import { describe, expect, it } from 'vitest'
import { jsonScenario } from '../mocks/json-upstream'
import { pngPicture } from '../mocks/pictures'
import { fault, PREDICTION_ID } from '../mocks/replicate-server'
import type { Scenario } from '../mocks/scenario'
import { CANARY_KEY } from './render-request'
import { model, replicateForFile } from './replicate-upstream'

const { server, render } = replicateForFile()

describe('a picture comes back', () => {
  it.each(['stable-diffusion-3.5-large', 'stable-diffusion-3.5-large-turbo'])(
    '%s: as a list of addresses or as one',
    async (id) => {
      const outcome = await render({}, { model: model(id) })
      expect(outcome).toMatchObject({ kind: 'image', seed: 1234567, upstreamRequestId: PREDICTION_ID })
      expect(outcome.kind === 'image' && outcome.bytes.equals(pngPicture(1024, 1024))).toBe(true)
    },
  )

  it('as a data URI', async () => {
    const output = `data:image/png;base64,${pngPicture(1024, 1024).toString('base64')}`
    expect(await render({ looks: [{ output }] })).toMatchObject({ kind: 'image', widthPx: 1024 })
  })

  it.each([200, 201, 202])('whatever code the create has: %d', async (status) => {
    const create = jsonScenario({ id: PREDICTION_ID, status: 'processing' }, status)
    expect(await render({ create })).toMatchObject({ kind: 'image' })
  })

  it('after looks that failed, which say nothing of the job', async () => {
    const scenarios: Scenario[] = [
      { delivery: { kind: 'reset' } },
      { status: 502, body: '<html>bad gateway</html>' },
      { status: 200, body: '<html>hello</html>' },
      fault(429, 'Too many requests'),
      fault(500, 'Internal'),
      fault(408, 'Timeout'),
      { status: 302, headers: { location: '/elsewhere' } },
      jsonScenario(null),
    ]
    const pending = [
      { status: 'starting', output: null },
      { status: 'processing' },
      { status: 'queued-anew' },
    ]
    const before = server().submits()
    const looks = [...pending, ...scenarios.map((scenario) => ({ scenario })), {}]
    expect(await render({ looks })).toMatchObject({ kind: 'image' })
    expect(server().submits()).toBe(before + 1)
  })
})

describe('the prediction ends without a picture', () => {
  it.each([
    [
      'failed, no words',
      { status: 'failed', output: null },
      'unavailable',
      'UPSTREAM_JOB_FAILED',
      /but it failed\.$/,
    ],
    [
      'failed',
      { status: 'failed', error: 'CUDA out of memory' },
      'unavailable',
      'UPSTREAM_JOB_FAILED',
      /CUDA/,
    ],
    [
      'failed, key',
      { status: 'failed', error: `E ${CANARY_KEY}` },
      'unavailable',
      'UPSTREAM_JOB_FAILED',
      /\[key\]/,
    ],
    [
      'NSFW',
      { status: 'failed', error: 'NSFW content detected.' },
      'filtered',
      'UPSTREAM_MODERATED',
      /filter/,
    ],
    [
      'flagged',
      { status: 'failed', error: 'flagged as sensitive (E005)' },
      'filtered',
      'UPSTREAM_MODERATED',
      /filter/,
    ],
    ['canceled', { status: 'canceled', output: null }, 'unavailable', 'UPSTREAM_STOPPED', /stopped/],
    ['aborted', { status: 'aborted', output: null }, 'unavailable', 'UPSTREAM_TIMEOUT', /did not start/],
    ['null output', { output: null }, 'bad-answer', 'UPSTREAM_EMPTY', /without a picture/],
    ['no outputs', { output: [] }, 'bad-answer', 'UPSTREAM_EMPTY', /without a picture/],
    ['an output of another type', { output: [{ url: 1 }] }, 'bad-answer', 'UPSTREAM_EMPTY', /without/],
    ['data removed', { output: null, data_removed: true }, 'bad-answer', 'UPSTREAM_PICTURE_GONE', /deleted/],
    [
      'a strange host',
      { output: ['https://evil.test/x'] },
      'bad-answer',
      'UPSTREAM_UNSAFE_ADDRESS',
      /address/,
    ],
    [
      'plain http',
      { output: 'http://replicate.delivery/x' },
      'bad-answer',
      'UPSTREAM_UNSAFE_ADDRESS',
      /address/,
    ],
  ])('%s', async (_, look, kind, code, says) => {
    const outcome = await render({ looks: [{ status: 'processing' }, look] })
    expect(outcome).toMatchObject({ kind, code, retryable: false, upstreamRequestId: PREDICTION_ID })
    expect(outcome.kind !== 'image' && outcome.message).toMatch(says)
  })

  it('a prediction that is not known any more', async () => {
    const looks = [{ scenario: fault(404, 'Not found') }]
    expect(await render({ looks })).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_JOB_GONE' })
  })

  it('a token that is withdrawn meanwhile', async () => {
    const looks = [{ scenario: fault(401, 'Unauthenticated') }]
    expect(await render({ looks })).toMatchObject({ kind: 'refused', code: 'UPSTREAM_UNAUTHORIZED' })
  })
})

describe('the create is refused', () => {
  it.each([
    [400, 'refused', 'UPSTREAM_BAD_REQUEST', false],
    [401, 'refused', 'UPSTREAM_UNAUTHORIZED', false],
    [402, 'out-of-funds', 'UPSTREAM_OUT_OF_FUNDS', false],
    [403, 'refused', 'UPSTREAM_FORBIDDEN', false],
    [404, 'refused', 'UPSTREAM_NOT_FOUND', false],
    [429, 'rate-limited', 'UPSTREAM_RATE_LIMITED', true],
    [500, 'unavailable', 'UPSTREAM_ERROR', false],
    [503, 'unavailable', 'UPSTREAM_UNAVAILABLE', true],
  ])('%d', async (status, kind, code, retryable) => {
    const before = server().submits()
    expect(await render({ create: fault(status, 'No') })).toMatchObject({ kind, code, retryable })
    expect(server().submits()).toBe(before + 1)
  })

  it('422 tells which field', async () => {
    const fields = [{ field: 'input.cfg', description: 'must be less than 20' }]
    const create = fault(422, 'Input validation failed', '- input.cfg: Must be less than 20\n', {
      invalid_fields: fields,
    })
    const outcome = await render({ create })
    expect(outcome).toMatchObject({ kind: 'refused', code: 'UPSTREAM_UNPROCESSABLE' })
    expect(outcome.kind !== 'image' && outcome.message).toMatch(/input\.cfg/)
  })
})

describe('addresses to follow the job at', () => {
  it.each([
    null,
    {},
    { get: 7, cancel: [] },
    { get: 'https://evil.test/v1/predictions/x', cancel: 'http://127.0.0.1:1/x' },
  ])('are the documented ones when it says %j', async (urls) => {
    const before = server().requests.length
    expect(await render({ created: { urls } })).toMatchObject({ kind: 'image' })
    const since = server().requests.slice(before)
    expect(since.map(({ path }) => path)).toContain(`/v1/predictions/${PREDICTION_ID}`)
  })

  it('an id that is no id is not put into an address', async () => {
    const create = jsonScenario({ id: '../../account', status: 'starting' }, 201)
    const before = server().requests.length
    expect(await render({ create })).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_GARBLED' })
    expect(server().requests.length).toBe(before + 1)
  })
})
