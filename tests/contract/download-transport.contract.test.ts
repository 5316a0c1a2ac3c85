import { describe, expect, it } from 'vitest'
import { PICTURE, picture, redirect } from '../mocks/download-store'
import type { Scenario } from '../mocks/scenario'
import { storeForFile } from './download-store-for-file'

const { get, store } = storeForFile()
const URL_X = 'https://store.test:PORT/x'
const MB = 1024 * 1024
const got = { status: 200, cut: false, bytes: PICTURE }
const asked = () => store().seen.public.length
/** Over TLS a server cannot send a reset: it hangs up. */
const BROKEN: Scenario = { delivery: { kind: 'raw', text: '' } }
const flood = (announced: boolean): Scenario => ({ delivery: { kind: 'flood', bytes: 80 * MB, announced } })

describe('a body', () => {
  it.each([true, false])(
    'past 32 MB is not read to its end (announced: %s), nor asked for again',
    async (announced) => {
      const outcome = await get(URL_X, { paths: { '/x': flood(announced) } })
      expect(outcome).toMatchObject({ kind: 'bad-answer', code: 'UPSTREAM_OVERSIZED', retryable: false })
      expect(asked()).toBe(1)
    },
  )

  it('of a redirect is held to the same', async () => {
    const paths = { '/x': { ...flood(false), ...redirect('/y') } }
    expect(await get(URL_X, { paths })).toMatchObject({ code: 'UPSTREAM_OVERSIZED' })
  })

  it.each([
    ['drips', { body: Buffer.alloc(20_000, 32), delivery: { kind: 'drip', bytes: 16, everyMs: 20 } }],
    ['never comes', { delivery: { kind: 'hang' } }],
  ] satisfies [string, Scenario][])('that %s ends at the deadline', async (_, scenario) => {
    const startedMs = performance.now()
    const outcome = await get(URL_X, { paths: { '/x': scenario }, deadlineMs: 400 })
    expect(outcome).toMatchObject({ kind: 'unavailable', code: 'UPSTREAM_TIMEOUT', retryable: false })
    expect(performance.now() - startedMs).toBeLessThan(12_000)
  })

  it('ends at the deadline over all hops and tries together', async () => {
    const slow: Scenario = { ...redirect('/x'), latencyMs: 150 }
    expect(await get(URL_X, { paths: { '/x': slow }, deadlineMs: 400 })).toMatchObject({
      ...{ kind: 'unavailable', code: 'UPSTREAM_TIMEOUT', retryable: false },
    })
  })
})

describe('a GET that failed on its way is made again, twice', () => {
  const cut: Scenario = { ...picture, delivery: { kind: 'cut', afterBytes: 100, how: 'end' } }
  it.each([
    ['not there yet', { status: 404 }],
    ['not allowed yet', { status: 403 }],
    ['a store in trouble', { status: 503 }],
    ['a connection that breaks', BROKEN],
    ['a picture cut short', cut],
    ['something that is not HTTP', { delivery: { kind: 'raw', text: 'SSH-2.0-x\r\n\r\n' } }],
  ] satisfies [string, Scenario][])('%s', async (_, fault) => {
    expect(await get(URL_X, { paths: { '/x': [fault, fault, picture] } })).toMatchObject(got)
    expect(asked()).toBe(3)
  })

  it.each([
    ['bad-answer', 'UPSTREAM_PICTURE_GONE', { status: 404 }],
    ['bad-answer', 'UPSTREAM_PICTURE_GONE', { status: 204 }],
    ['unavailable', 'UPSTREAM_ERROR', { status: 502, body: '<html>no</html>' }],
    ['unavailable', 'UPSTREAM_RESET', BROKEN],
  ] satisfies [string, string, Scenario][])('and not a third time: %s %s', async (kind, code, fault) => {
    expect(await get(URL_X, { paths: { '/x': fault } })).toMatchObject({ kind, code, retryable: false })
    expect(asked()).toBe(3)
  })

  it('a picture that is always cut comes as far as it comes', async () => {
    expect(await get(URL_X, { paths: { '/x': cut } })).toMatchObject({ status: 200, cut: true })
  })
})

it('a certificate nobody signed is not trusted', async () => {
  const outcome = await get(URL_X, { trusts: false })
  expect(outcome).toMatchObject({ kind: 'unavailable', code: 'UPSTREAM_UNREACHABLE', retryable: false })
  expect(asked()).toBe(0)
})

it('a certificate of another name is not trusted', async () => {
  const outcome = await get('https://wrong.test:PORT/x', { hosts: ['wrong.test:PORT'] })
  expect(outcome).toMatchObject({ kind: 'unavailable', retryable: false })
  expect(asked()).toBe(0)
})

it('a cancel ends it at once', async () => {
  const stop = new AbortController()
  const going = get(URL_X, { paths: { '/x': { delivery: { kind: 'hang' } } }, signal: stop.signal })
  await expect.poll(asked).toBe(1)
  stop.abort()
  expect(await going).toMatchObject({ kind: 'cancelled', code: 'CANCELLED' })
  expect(asked()).toBe(1)
})
