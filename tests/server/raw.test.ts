import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ErrorBody } from '@/lib/http/schema'
import { METHODS } from './routes'
import { openServed, type Person, type Served } from './served'
import { until } from './until'

let served: Served
let maya: Person
beforeAll(async () => {
  served = await openServed()
  maya = await served.person('Maya')
})
afterAll(() => served?.close())

/** What the server says to these very bytes, until it or we hang up. */
function say(text: string, { hangUpAfterMs = 0, hangUpAt = '', withinMs = 60_000 } = {}): Promise<string> {
  const { hostname, port } = new URL(served.server.url)
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    const end = () => {
      socket.destroy()
      resolve(answer)
    }
    socket.on('data', (chunk) => {
      answer += chunk
      if (hangUpAt && answer.includes(hangUpAt)) end()
    })
    socket.on('error', () => {}).on('close', end)
    socket.setTimeout(withinMs, end)
    if (hangUpAfterMs) setTimeout(end, hangUpAfterMs)
  })
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
const request = (line: string, ...headers: string[]) =>
  [line, 'Host: 127.0.0.1', 'Connection: close', ...headers, '', ''].join('\r\n')

describe('bytes that are hardly HTTP get a 4xx or nothing', () => {
  it.each([
    ['a cookie of 40 kB', request('GET /api/v1/me HTTP/1.1', `Cookie: a=${'x'.repeat(40_000)}`)],
    ['an address of 40 kB', request(`GET /api/v1/runs/${'x'.repeat(40_000)} HTTP/1.1`)],
    [
      'two thousand headers',
      request('GET /api/v1/me HTTP/1.1', ...Array.from({ length: 2500 }, (_, i) => `X-${i}: 1`)),
    ],
    ['no Host', 'GET /api/v1/me HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['a length below zero', request('POST /api/v1/runs HTTP/1.1', 'Content-Length: -1')],
    ['two lengths', request('POST /api/v1/runs HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2')],
    [
      'a length and chunks',
      request('POST /api/v1/runs HTTP/1.1', 'Content-Length: 5', 'Transfer-Encoding: chunked'),
    ],
    [
      'chunks that are none',
      `${request('POST /api/v1/runs HTTP/1.1', 'Transfer-Encoding: chunked', 'Content-Type: application/json')}zz\r\n{}\r\n0\r\n\r\n`,
    ],
    ['a header with a NUL', request('GET /api/v1/me HTTP/1.1', 'X-A: a\0b')],
    ['a header split in two', request('GET /api/v1/me HTTP/1.1', 'X-A: a\nX-B')],
    ['a method nobody knows', request('FOO /api/v1/me HTTP/1.1')],
    ['TRACE', request('TRACE /api/v1/me HTTP/1.1')],
    ['PROPFIND', request('PROPFIND /api/v1/me HTTP/1.1')],
    ['CONNECT', request('CONNECT example.com:443 HTTP/1.1')],
    ['HTTP/3.9', request('GET /api/v1/me HTTP/3.9')],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'.repeat(20)],
    ['another site in full', request('GET http://elsewhere.example/api/v1/me HTTP/1.1')],
    ['a foreign Host', request('GET /api/v1/me HTTP/1.1').replace('127.0.0.1', 'elsewhere.example')],
    ['dots', request('GET /api/v1/../../../../etc/passwd HTTP/1.1')],
    ['dots in disguise', request('GET /api/v1/images/%2e%2e%2f%2e%2e/original HTTP/1.1')],
    ['a static file that is none', request('GET /_next/static/../server/app/page.js HTTP/1.1')],
    [
      'a picture to be fetched from elsewhere',
      request('GET /_next/image?url=http%3A%2F%2F127.0.0.1%3A22%2F&w=64&q=75 HTTP/1.1'),
    ],
    ['half a percent sign', request('GET /api/v1/runs/% HTTP/1.1')],
    ['a percent sign that is no text', request('GET /gallery/%ff HTTP/1.1')],
  ])('%s', async (what, text) => {
    const answer = await say(text, { withinMs: 5000 })
    const status = statusOf(answer)
    // A page's redirect to sign-in is an answer too.
    if (status !== 0 && status !== 307)
      expect(status, `${what}: ${answer.slice(0, 200)}`).toBeGreaterThanOrEqual(400)
    expect(status, `${what}: ${answer.slice(0, 300)}`).toBeLessThan(500)
    expect(answer).not.toContain('root:')
    expect((await served.visitor().get('/healthz')).status).toBe(200)
  })

  it.each([
    '//elsewhere.example',
    '//elsewhere.example/..',
    '/\\elsewhere.example',
    '/%5celsewhere.example',
    '///elsewhere.example/%2e%2e',
    '/.//elsewhere.example',
  ])('no address leads to another site: %s', async (address) => {
    const answer = await say(request(`GET ${address} HTTP/1.1`))
    expect(statusOf(answer)).toBeLessThan(500)
    const location = /^location: (.*)$/im.exec(answer)?.[1]?.trim()
    if (location)
      expect(new URL(location, served.server.url).host).toMatch(/^(127\.0\.0\.1|localhost)(:\d+)?$/)
  })
})

describe('who hangs up', () => {
  const half = () =>
    request(
      'POST /api/v1/runs HTTP/1.1',
      `Cookie: ${maya.cookie}`,
      `Idempotency-Key: ${crypto.randomUUID()}`,
      'Content-Type: application/json',
      'Content-Length: 500',
    )

  it('in the middle of a body starts nothing and is no error of ours', async () => {
    await say(`${half()}{"model":"stability/sd3.5-large","prompt":"half`, { hangUpAfterMs: 200 })
    await say(half(), { hangUpAfterMs: 100 })
    expect((await maya.get('/api/v1/runs')).json).toMatchObject({ items: [] })
    expect(served.server.logs()).not.toContain('request failed')
  })

  it('on the event stream is forgotten', async () => {
    const said = served.server.logs().length
    const open = () =>
      say(request('GET /api/v1/events HTTP/1.1', `Cookie: ${maya.cookie}`), { hangUpAt: 'event: ready' })
    const answers = await Promise.all(Array.from({ length: 40 }, open))
    for (const answer of answers) expect(statusOf(answer), answer).toBe(200)
    await maya.startRun({}, { prefer: 'wait=60' })
    await until('all is well', async () => (await served.visitor().get('/readyz')).status === 200)
    const lines = served.server.logs().slice(said).split('\n')
    // Asked until it is ready, it may say that it was not yet.
    const complaints = lines.filter(
      (line) => /"level":(40|50|60)/.test(line) && !/"msg":"not ready"/.test(line),
    )
    expect(complaints).toEqual([])
  })
})

it('an address of the API that is none is told as the API speaks', async () => {
  for (const method of METHODS) {
    for (const address of ['/api/v1/nowhere', '/api/v1/runs/a/b/c', '/api/v1/%ff']) {
      const answer = await maya.ask(method, address, method === 'GET' ? {} : { body: {} })
      expect(answer.status).toBe(404)
      expect(ErrorBody.parse(answer.json).error.code).toBe('NOT_FOUND')
    }
  }
})
