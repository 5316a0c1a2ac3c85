import { describe, expect, it } from 'vitest'
import type { UpstreamFetch } from '@/lib/providers/exchange'
import { pngPicture } from '../mocks/pictures'
import type { Scenario } from '../mocks/scenario'
import * as answers from '../mocks/stability-answers'
import { type CallFault, CUT_FAULTS, TRANSPORT_FAULTS } from '../mocks/transport-faults'
import { expectPresentable, renderWith } from './battery'
import { requestFor } from './render-request'
import { closedPort, connect, large, upstreamForFile } from './stability-upstream'

const { server, render, lastRequest } = upstreamForFile()

const MB = 1024 * 1024

describe('the transport fails', () => {
  async function fails({ scenario, expected: { withinMs, ...expected } }: CallFault, fetch?: UpstreamFetch) {
    server().setAnswer(scenario)
    const before = server().count()
    const startedMs = performance.now()
    const deadlineMs = withinMs ? 1000 : 20_000
    const outcome = await renderWith(connect(server().url, fetch), requestFor(large), deadlineMs)
    expect(outcome).toMatchObject({ retryable: false, ...expected })
    expect(performance.now() - startedMs).toBeLessThan(withinMs ?? 20_000)
    expectPresentable(outcome)
    expect(server().count()).toBe(before + 1)
  }

  it.each(CUT_FAULTS)('$fault', (row) => fails(row))
  it.each(TRANSPORT_FAULTS)('$fault, through the fetch of Node', (row) => fails(row, globalThis.fetch))

  const unreachable = {
    kind: 'unavailable',
    code: 'UPSTREAM_UNREACHABLE',
    retryable: true,
    nothingSent: true,
  }

  it.each([undefined, globalThis.fetch])(
    'a refused connection proves that nothing was sent (%#)',
    async (fetch) => {
      const outcome = await renderWith(
        connect(`http://127.0.0.1:${await closedPort()}`, fetch),
        requestFor(large),
      )
      expect(outcome).toMatchObject(unreachable)
      expectPresentable(outcome)
    },
  )

  it('a host without an address proves that nothing was sent', async () => {
    expect(await renderWith(connect('http://upstream.invalid'), requestFor(large))).toMatchObject(unreachable)
  })

  it('a failed TLS handshake proves that nothing was sent', async () => {
    server().setAnswer(answers.ok)
    const before = server().count()
    const outcome = await renderWith(connect(server().url.replace('http:', 'https:')), requestFor(large))
    expect(outcome).toMatchObject(unreachable)
    expect(server().count()).toBe(before)
  })

  it.each([
    { announced: true, atMostMb: 16 },
    { announced: false, atMostMb: 48 },
  ])('an answer past the cap is left unread ($announced)', async ({ announced, atMostMb }) => {
    await render({ delivery: { kind: 'flood', bytes: 200 * MB, announced } })
    const { sentBytes, complete } = await lastRequest().closed
    expect(complete).toBe(false)
    expect(sentBytes).toBeLessThan(atMostMb * MB)
  })

  it('a fetch that ignores its signal cannot outlive the deadline', async () => {
    const deaf = connect('http://127.0.0.1', () => new Promise(() => undefined))
    expect(await renderWith(deaf, requestFor(large), 50)).toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
  })

  it('a deaf body cannot either', async () => {
    const body = new ReadableStream<Uint8Array>({ start: (to) => to.enqueue(new Uint8Array(10)) })
    const deaf = connect('http://127.0.0.1', async () => new Response(body))
    expect(await renderWith(deaf, requestFor(large), 50)).toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
  })
})

describe('the caller gives up', () => {
  it('before the call: nothing is sent', async () => {
    const before = server().count()
    const outcome = await renderWith(connect(server().url), requestFor(large), 1000, AbortSignal.abort())
    expect(outcome).toMatchObject({
      kind: 'cancelled',
      code: 'CANCELLED',
      nothingSent: true,
      retryable: false,
    })
    expect(server().count()).toBe(before)
  })

  it.each([
    ['while waiting', { delivery: { kind: 'hang' } }],
    ['while reading', { body: pngPicture(1024, 1024), delivery: { kind: 'drip', bytes: 8, everyMs: 10 } }],
  ] satisfies [string, Scenario][])('%s: the connection closes', async (_, scenario) => {
    server().setAnswer(scenario)
    const before = server().count()
    const giveUp = new AbortController()
    const rendering = renderWith(connect(server().url), requestFor(large), 20_000, giveUp.signal)
    await expect.poll(() => server().count()).toBe(before + 1)
    giveUp.abort()
    expect(await rendering).toMatchObject({
      kind: 'cancelled',
      code: 'CANCELLED',
      retryable: false,
      nothingSent: false,
    })
    expect((await lastRequest().closed).complete).toBe(false)
  })
})
