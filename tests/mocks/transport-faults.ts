import type { Failure } from '@/lib/providers/provider'
import { pngPicture } from './pictures'
import type { Scenario } from './scenario'

const MB = 1024 * 1024
const PNG = pngPicture(1024, 1024)
const imagePng = { 'content-type': 'image/png' }
const damaged = Buffer.from(PNG)
damaged.writeUInt8((damaged.readUInt8(3000) + 1) & 0xff, 3000)

type Expected = Pick<Failure, 'kind' | 'code'> & { retryable?: boolean; withinMs?: number }
export type TransportFault = { fault: string; scenario: Scenario; expected: Expected }

/** The ways HTTP itself goes wrong, the same for every upstream that answers with picture bytes. */
export const TRANSPORT_FAULTS: readonly TransportFault[] = [
  {
    fault: 'the connection is reset before an answer',
    scenario: { delivery: { kind: 'reset' } },
    expected: { kind: 'unavailable', code: 'UPSTREAM_RESET' },
  },
  {
    fault: 'the connection is reset in the middle of the picture',
    scenario: { headers: imagePng, body: PNG, delivery: { kind: 'cut', afterBytes: 5000, how: 'reset' } },
    expected: { kind: 'bad-answer', code: 'UPSTREAM_TRUNCATED' },
  },
  {
    fault: 'fewer bytes than announced, then the end',
    scenario: { headers: imagePng, body: PNG, delivery: { kind: 'cut', afterBytes: 5000, how: 'end' } },
    expected: { kind: 'bad-answer', code: 'UPSTREAM_TRUNCATED' },
  },
  {
    fault: 'a PNG cut short with the right length announced',
    scenario: { headers: imagePng, body: PNG.subarray(0, PNG.length - 7) },
    expected: { kind: 'bad-answer', code: 'UPSTREAM_TRUNCATED' },
  },
  {
    fault: 'a PNG with one byte flipped',
    scenario: { headers: imagePng, body: damaged },
    expected: { kind: 'bad-answer', code: 'UPSTREAM_CORRUPT' },
  },
  {
    fault: 'no bytes at all',
    scenario: { headers: imagePng, body: '' },
    expected: { kind: 'bad-answer', code: 'UPSTREAM_EMPTY' },
  },
  {
    fault: 'text that is called a PNG',
    scenario: { headers: imagePng, body: 'not a picture at all' },
    expected: { kind: 'bad-answer', code: 'UPSTREAM_NOT_AN_IMAGE' },
  },
  {
    fault: 'an HTML page with status 200',
    scenario: { headers: { 'content-type': 'text/html' }, body: '<!doctype html><h1>Welcome</h1>' },
    expected: { kind: 'bad-answer', code: 'UPSTREAM_NOT_AN_IMAGE' },
  },
  {
    fault: 'an answer that never comes',
    scenario: { delivery: { kind: 'hang' } },
    expected: { kind: 'unavailable', code: 'UPSTREAM_TIMEOUT', withinMs: 1500 },
  },
  {
    fault: 'a slow drip past the deadline',
    scenario: { headers: imagePng, body: PNG, delivery: { kind: 'drip', bytes: 16, everyMs: 20 } },
    expected: { kind: 'unavailable', code: 'UPSTREAM_TIMEOUT', withinMs: 1500 },
  },
  {
    fault: '40 MB, announced',
    scenario: { headers: imagePng, delivery: { kind: 'flood', bytes: 40 * MB, announced: true } },
    expected: { kind: 'bad-answer', code: 'UPSTREAM_OVERSIZED' },
  },
  {
    fault: '40 MB, not announced',
    scenario: { headers: imagePng, delivery: { kind: 'flood', bytes: 40 * MB, announced: false } },
    expected: { kind: 'bad-answer', code: 'UPSTREAM_OVERSIZED' },
  },
  {
    fault: 'a redirect',
    scenario: { status: 307, headers: { location: '/elsewhere' } },
    expected: { kind: 'bad-answer', code: 'UPSTREAM_UNEXPECTED_STATUS' },
  },
  {
    fault: 'an HTML error page of a proxy',
    scenario: {
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: '<html><h1>Bad gateway</h1></html>',
    },
    expected: { kind: 'unavailable', code: 'UPSTREAM_ERROR' },
  },
  {
    fault: 'status 503',
    scenario: { status: 503, headers: { 'retry-after': '7' }, body: '' },
    expected: { kind: 'unavailable', code: 'UPSTREAM_UNAVAILABLE', retryable: true },
  },
]
