import { describe, expect, it } from 'vitest'
import { fault, goodPicture, invoked, ok, REQUEST_ID } from '../mocks/bedrock-server'
import { CANARY_KEY } from '../mocks/canary'
import { picture } from '../mocks/pictures'
import { connect, model, upstreamForFile } from './bedrock-upstream'
import { requestFor } from './render-request'

const { server, render } = upstreamForFile()

describe('an answer with status 200', () => {
  it('is the picture, with its seed and the request id', async () => {
    expect(await render(ok)).toMatchObject({
      ...{ kind: 'image', format: 'png', widthPx: 1024, heightPx: 1024 },
      ...{ seed: 1234567, upstreamRequestId: REQUEST_ID },
    })
  })

  it.each([['2130420379'], [2130420379]])('tells its seed as text or number: %j', async (seed) => {
    const outcome = await render(async (request) =>
      invoked({
        seeds: [seed],
        finish_reasons: [null],
        images: [(await goodPicture(request)).toString('base64')],
      }),
    )
    expect(outcome).toMatchObject({ kind: 'image', seed: 2130420379 })
  })

  it('needs neither seeds nor reasons beside a whole picture', async () => {
    const image = (await picture('jpeg', 640, 640)).toString('base64')
    const outcome = await render(invoked({ images: [image] }))
    expect(outcome).toMatchObject({ kind: 'image', seed: 1234567, format: 'jpeg' })
    expect(outcome).toHaveProperty('note', expect.stringContaining('png was asked, jpeg came'))
  })

  it.each([
    ['Filter reason: prompt', 'filtered', 'UPSTREAM_MODERATED', /refused the prompt/],
    ['Filter reason: input image', 'filtered', 'UPSTREAM_MODERATED', /refused the source picture/],
    ['Filter reason: output image', 'filtered', 'UPSTREAM_CONTENT_FILTERED', /held it back/],
    ['Inference error', 'unavailable', 'UPSTREAM_ERROR', /failed/],
    ['Filter reason: something new', 'filtered', 'UPSTREAM_MODERATED', /refused this/],
    ['Out of patience', 'bad-answer', 'UPSTREAM_UNFINISHED', /did not report/],
    [CANARY_KEY, 'bad-answer', 'UPSTREAM_UNFINISHED', /did not report/],
  ])('with nothing but the reason %j is a failure', async (reason, kind, code, message) => {
    const outcome = await render(invoked({ finish_reasons: [reason] }))
    expect(outcome).toMatchObject({ kind, code, retryable: false })
    expect(outcome).toHaveProperty('message', expect.stringMatching(message))
  })

  it.each([[{ finish_reasons: [null] }], [{ images: [] }], [{ images: [7] }]])(
    'without a picture and without a reason is a bad answer: %j',
    async (body) => {
      expect(await render(invoked(body))).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_EMPTY' })
    },
  )

  it('that breaks off is truncated, not garbled', async () => {
    const outcome = await render(async (request) => ({
      ...(await ok(request)),
      delivery: { kind: 'cut', afterBytes: 400, how: 'reset' },
    }))
    expect(outcome).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_TRUNCATED', retryable: false })
  })
})

describe('an error', () => {
  const later = { kind: 'rate-limited', code: 'UPSTREAM_RATE_LIMITED', retryable: true }
  const refused = (code: string) => ({ kind: 'refused', code, retryable: false })
  it.each([
    [400, 'ValidationException', refused('UPSTREAM_BAD_REQUEST'), /prompt: too long/],
    [400, 'ServiceQuotaExceededException', refused('UPSTREAM_QUOTA'), /quota/],
    [403, 'AccessDeniedException', refused('UPSTREAM_FORBIDDEN'), /access to it.*us-west-2/],
    [403, 'UnrecognizedClientException', refused('UPSTREAM_UNAUTHORIZED'), /key was not accepted/],
    [403, 'InvalidSignatureException', refused('UPSTREAM_UNAUTHORIZED'), /key was not accepted/],
    [403, 'ExpiredTokenException', refused('UPSTREAM_UNAUTHORIZED'), /key was not accepted/],
    [404, 'ResourceNotFoundException', refused('UPSTREAM_NOT_FOUND'), /model in us-west-2/],
    [408, 'ModelTimeoutException', { kind: 'unavailable', code: 'UPSTREAM_TIMEOUT' }, /took longer/],
    [424, 'ModelErrorException', { kind: 'unavailable', code: 'UPSTREAM_ERROR' }, /failed/],
    [429, 'ThrottlingException', later, /asked it to wait/],
    [429, 'ModelNotReadyException', later, /asked it to wait/],
    [500, 'InternalServerException', { kind: 'unavailable', code: 'UPSTREAM_ERROR' }, /500/],
    [503, 'ServiceUnavailableException', { kind: 'unavailable', code: 'UPSTREAM_UNAVAILABLE' }, /503/],
  ])('%i %s', async (status, name, expected, message) => {
    const outcome = await render(fault(status, name, 'prompt: too long'))
    expect(outcome).toMatchObject({
      retryable: status === 503,
      ...expected,
      upstreamRequestId: REQUEST_ID,
    })
    expect(outcome).toHaveProperty('message', expect.stringMatching(message))
    expect(outcome).toHaveProperty('detail', `status ${status} ${name}`)
  })

  it('is known by its name in the body, with a namespace, and in the header, with an address', async () => {
    const json = { 'content-type': 'application/json' }
    const body = JSON.stringify({ __type: 'com.amazon.coral#ThrottlingException', Message: 'slow down' })
    expect(await render({ status: 400, headers: json, body })).toMatchObject(later)
    const named = fault(400, 'ThrottlingException:http://internal.amazon.com/coral/', 'x')
    expect(await render(named)).toMatchObject(later)
  })

  it.each([403, 404, 408, 424, 429])('%i without a name is read by its status', async (status) => {
    const outcome = await render({ status, body: '<html>no</html>' })
    expect(outcome).toMatchObject(await render(fault(status, NAMES[status] ?? '', '')).then(withoutIds))
  })

  it('does not quote what may repeat the signed headers', async () => {
    const outcome = await render(fault(403, 'InvalidSignatureException', 'x-amz-security-token:abc123'))
    expect(JSON.stringify(outcome)).not.toContain('abc123')
  })

  it('says for how long to wait when it is told', async () => {
    const slow = fault(429, 'ThrottlingException', '')
    const outcome = await render({ ...slow, headers: { ...slow.headers, 'retry-after': '9' } })
    expect(outcome).toMatchObject({ retryAfterMs: 9000 })
  })

  it('is never answered with a second request', async () => {
    for (const status of [429, 500, 503]) {
      const before = server().requests.length
      await render({ status, body: '' })
      expect(server().requests.length).toBe(before + 1)
    }
  })
})

const NAMES: Record<number, string> = {
  403: 'AccessDeniedException',
  404: 'ResourceNotFoundException',
  408: 'ModelTimeoutException',
  424: 'ModelErrorException',
  429: 'ThrottlingException',
}
const withoutIds = ({ kind, ...rest }: Awaited<ReturnType<typeof render>>) => ({
  kind,
  ...('code' in rest && { code: rest.code, message: rest.message, retryable: rest.retryable }),
})

describe('nobody there', () => {
  it.each(['http://127.0.0.1:1', 'http://upstream.invalid'])('%s: nothing was sent', async (url) => {
    const signal = new AbortController().signal
    const outcome = await connect(url).render(requestFor(model('core')), { signal, deadlineMs: 5000 })
    expect(outcome).toMatchObject({
      ...{ kind: 'unavailable', code: 'UPSTREAM_UNREACHABLE' },
      ...{ retryable: true, nothingSent: true },
    })
  })
})
