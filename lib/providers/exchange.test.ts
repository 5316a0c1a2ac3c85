import { describe, expect, it } from 'vitest'
import { exchange, type UpstreamFetch } from './exchange'

const limits = { signal: new AbortController().signal, deadlineMs: 1000, maxBytes: 300_000 }
const call = { method: 'GET' as const, url: 'http://upstream.test/', headers: {} }
const ask = (fetch: UpstreamFetch) => exchange(fetch, call, limits)

async function* chunks(sizes: readonly number[], thenBreak = false) {
  for (const [at, size] of sizes.entries()) yield Buffer.alloc(size, at + 1)
  if (thenBreak) throw new Error('broke')
}
const sending =
  (length: string | null, ...body: Parameters<typeof chunks>): UpstreamFetch =>
  async () => ({
    status: 200,
    headers: { get: (name) => (name === 'content-length' ? length : null) },
    body: chunks(...body),
  })

describe('exchange', () => {
  it.each([
    ['as announced', '130000'],
    ['not announced', null],
    ['announced too small', '10'],
    ['announced as nonsense', 'many'],
  ])('gathers every byte in order: %s', async (_, length) => {
    const sizes = [1, 64_999, 0, 65_000]
    const expected = Buffer.concat(sizes.map((size, at) => Buffer.alloc(size, at + 1)))
    const result = await ask(sending(length, sizes))
    expect('answer' in result && result.answer.bytes.equals(expected)).toBe(true)
    expect(result).toMatchObject({ answer: { cut: false } })
  })

  it.each([
    ['fewer bytes than announced', sending('100', [40])],
    ['none of the announced bytes', sending('100', [])],
    ['a body that breaks', sending(null, [40], true)],
  ])('says that an answer was cut: %s', async (_, fetch) => {
    expect(await ask(fetch)).toMatchObject({ answer: { status: 200, cut: true } })
  })

  it.each([
    ['as it comes', sending(null, [200_000, 100_001])],
    ['already announced', sending('300001', [1])],
  ])('stops past the cap: %s', async (_, fetch) => {
    expect(await ask(fetch)).toMatchObject({ broke: 'oversized', nothingSent: false })
  })

  it('takes an answer of just the cap, and one without a body', async () => {
    expect(await ask(sending('300000', [300_000]))).toMatchObject({ answer: { cut: false } })
    const empty = await ask(async () => new Response(null, { status: 204 }))
    expect(empty).toMatchObject({ answer: { status: 204, cut: false } })
  })

  const coded = (code: string) => Object.assign(new Error(code), { code })
  const wrapped = (code: string) => new TypeError('fetch failed', { cause: coded(code) })
  const unsent = [
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
  ]

  it.each(unsent)('%s proves that nothing was sent, bare or as a cause', async (code) => {
    for (const error of [coded(code), wrapped(code)]) {
      expect(await ask(() => Promise.reject(error))).toMatchObject({
        broke: 'unreachable',
        nothingSent: true,
      })
    }
  })

  it.each([
    ['ECONNRESET', 'reset'],
    ['EPIPE', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['HPE_INVALID_CONSTANT', 'garbled'],
    ['UND_ERR_HEADERS_OVERFLOW', 'garbled'],
    ['ETIMEDOUT', 'failed'],
    ['', 'failed'],
  ])('%s proves nothing: %s', async (code, broke) => {
    for (const error of [coded(code), wrapped(code)]) {
      expect(await ask(() => Promise.reject(error))).toMatchObject({ broke, nothingSent: false })
    }
  })

  it.each([undefined, null, 'text', 7])('survives a thrown %s', async (thrown) => {
    expect(await ask(() => Promise.reject(thrown))).toMatchObject({ broke: 'failed', nothingSent: false })
  })
})
