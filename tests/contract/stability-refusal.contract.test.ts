import { describe, expect, it } from 'vitest'
import { pngPicture } from '../mocks/pictures'
import type { Scenario } from '../mocks/scenario'
import * as answers from '../mocks/stability-answers'
import { type Answering, startStabilityServer } from '../mocks/stability-server'
import { expectPresentable, renderWith } from './battery'
import { CANARY_KEY, requestFor } from './render-request'
import { closedPort, connect, large, upstreamForFile } from './stability-upstream'

const { render } = upstreamForFile()

describe('no picture comes back', () => {
  type Row = { what: string; answer: Answering; expected: object; says: RegExp }
  const refused = (code: string) => ({ kind: 'refused', code, retryable: false })
  const badAnswer = (code: string) => ({ kind: 'bad-answer', code, retryable: false })
  const filtered = (code: string) => ({ kind: 'filtered', code, retryable: false })
  const limited = (retryAfterMs: number) => ({
    kind: 'rate-limited',
    code: 'UPSTREAM_RATE_LIMITED',
    retryable: true,
    retryAfterMs,
  })
  const waiting = (value: string): Scenario => ({
    ...answers.faults.rateLimited,
    headers: { ...answers.faults.rateLimited.headers, 'retry-after': value },
  })
  const rows: Row[] = [
    {
      what: 'CONTENT_FILTERED in the header',
      answer: answers.filteredHeader,
      expected: filtered('UPSTREAM_CONTENT_FILTERED'),
      says: /made the picture, but its content filter blurred it/,
    },
    {
      what: 'CONTENT_FILTERED in the body',
      answer: answers.filteredJson,
      expected: filtered('UPSTREAM_CONTENT_FILTERED'),
      says: /content filter blurred it/,
    },
    {
      what: '403 moderation',
      answer: answers.faults.moderated,
      expected: filtered('UPSTREAM_MODERATED'),
      says: /filter refused the prompt/,
    },
    {
      what: '400',
      answer: answers.faults.badRequest,
      expected: refused('UPSTREAM_BAD_REQUEST'),
      says: /did not accept the request: prompt: must be at most 10000 characters long\.$/,
    },
    {
      what: '401',
      answer: answers.faults.unauthorized,
      expected: refused('UPSTREAM_UNAUTHORIZED'),
      says: /key was not accepted/,
    },
    {
      what: '402',
      answer: answers.faults.outOfFunds,
      expected: { kind: 'out-of-funds', code: 'UPSTREAM_OUT_OF_FUNDS', retryable: false },
      says: /studio's own account .* run out of credits/,
    },
    {
      what: '403 for the key',
      answer: answers.faults.denied,
      expected: refused('UPSTREAM_FORBIDDEN'),
      says: /look at the account/,
    },
    {
      what: "403 as a firewall's page",
      answer: answers.html(403),
      expected: refused('UPSTREAM_FORBIDDEN'),
      says: /look at the account/,
    },
    {
      what: '404',
      answer: answers.faults.notFound,
      expected: refused('UPSTREAM_NOT_FOUND'),
      says: /does not know this model/,
    },
    { what: '413', answer: answers.faults.tooLarge, expected: refused('UPSTREAM_TOO_LARGE'), says: /10 MiB/ },
    {
      what: '422',
      answer: answers.faults.unprocessable,
      expected: refused('UPSTREAM_UNPROCESSABLE'),
      says: /English is the only supported language/,
    },
    { what: '429', answer: answers.faults.rateLimited, expected: limited(60_000), says: /asked it to wait/ },
    { what: '429 with a wait', answer: waiting('12'), expected: limited(12_000), says: /wait/ },
    { what: '429 with a foolish wait', answer: waiting('999999'), expected: limited(60_000), says: /wait/ },
    { what: '429 with an unreadable wait', answer: waiting('soon'), expected: limited(60_000), says: /wait/ },
    {
      what: '500',
      answer: answers.faults.internal,
      expected: { kind: 'unavailable', code: 'UPSTREAM_ERROR', retryable: false },
      says: /problem of its own \(500\)/,
    },
    {
      what: 'a status nobody documented',
      answer: answers.fault(418, 'teapot', 'short'),
      expected: refused('UPSTREAM_REFUSED'),
      says: /\(418\)/,
    },
    {
      what: 'an error whose fields are null',
      answer: {
        status: 400,
        headers: { 'content-type': 'application/json' },
        body: '{"name":null,"errors":null}',
      },
      expected: refused('UPSTREAM_BAD_REQUEST'),
      says: /did not accept the request\.$/,
    },
    {
      what: 'JSON without a picture',
      answer: answers.json({ image: null, finish_reason: 'SUCCESS', seed: null }),
      expected: badAnswer('UPSTREAM_NOT_AN_IMAGE'),
      says: /not a picture/,
    },
    {
      what: 'an error object with status 200',
      answer: answers.json({ id: answers.REQUEST_ID, name: 'internal_error', errors: ['x'] }),
      expected: badAnswer('UPSTREAM_NOT_AN_IMAGE'),
      says: /not a picture/,
    },
    {
      what: 'base64 of something else',
      answer: answers.json({ image: 'bm90IGEgcGljdHVyZQ==', finish_reason: 'SUCCESS', seed: 1 }),
      expected: badAnswer('UPSTREAM_NOT_AN_IMAGE'),
      says: /not a picture/,
    },
    {
      what: 'a finish reason nobody documented',
      answer: (request) => answers.bytes(request, pngPicture(1024, 1024), { 'finish-reason': 'ERROR' }),
      expected: badAnswer('UPSTREAM_UNFINISHED'),
      says: /did not report the picture as finished/,
    },
    {
      what: 'a GIF',
      answer: {
        headers: { 'content-type': 'image/gif' },
        body: Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'),
      },
      expected: badAnswer('UPSTREAM_NOT_AN_IMAGE'),
      says: /not a picture/,
    },
    {
      what: 'something that is not HTTP',
      answer: { delivery: { kind: 'raw', text: 'SSH-2.0-OpenSSH_9.9\r\n\r\n' } },
      expected: badAnswer('UPSTREAM_GARBLED'),
      says: /could not be read/,
    },
  ]
  it.each(rows)('$what', async ({ answer, expected, says }) => {
    const outcome = await render(answer)
    expect(outcome).toMatchObject(expected)
    expect(outcome.kind !== 'image' && outcome.message).toMatch(says)
  })
})

describe('the key', () => {
  const echo = (text: string): Answering[] => [
    answers.fault(400, text, `authorization: ${text} is bad`),
    answers.faultV1(401, 'unauthorized', text),
    { status: 500, headers: { 'x-request-id': text }, body: text },
    {
      status: 200,
      headers: { 'content-type': 'image/png', 'finish-reason': text, 'x-request-id': text },
      body: text,
    },
    answers.json({ image: text, finish_reason: text, seed: text }),
    { status: 422, body: JSON.stringify({ id: text, name: text, errors: [`${'x'.repeat(215)} ${text}`] }) },
  ]
  const echoes = [CANARY_KEY, `Bearer ${CANARY_KEY}`, Buffer.from(CANARY_KEY).toString('base64')].flatMap(
    echo,
  )

  it.each(echoes)('does not come back when the upstream echoes it (%#)', async (answer) => {
    const outcome = await render(answer)
    expect(JSON.stringify(outcome)).not.toContain(Buffer.from(CANARY_KEY).toString('base64'))
  })

  it('does not come back in the words of a thrown error', async () => {
    const fetch = async () => {
      throw new TypeError(`Headers.append: "Bearer ${CANARY_KEY}" is an invalid header value.`)
    }
    const outcome = await renderWith(connect('http://127.0.0.1', fetch), requestFor(large))
    expect(outcome).toMatchObject({ kind: 'unavailable', code: 'UPSTREAM_CALL_FAILED', retryable: false })
    expectPresentable(outcome)
  })
})

describe('the balance', () => {
  const limits = { signal: new AbortController().signal, deadlineMs: 5000 }

  it.each([
    [0.079, 7],
    [6.5, 650],
    [0.29, 29],
  ])('%d credits are %d whole hundredths', async (credits, centicredits) => {
    const server = await startStabilityServer({ credits })
    expect(await connect(server.url).balance?.(limits)).toEqual({ kind: 'balance', centicredits })
    await server.close()
  })

  it('is a failure when it cannot be had', async () => {
    const outcome = await connect(`http://127.0.0.1:${await closedPort()}`).balance?.(limits)
    expect(outcome).toMatchObject({ kind: 'unavailable', code: 'UPSTREAM_UNREACHABLE' })
  })
})
