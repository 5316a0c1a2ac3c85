import type { Failure } from '@/lib/providers/provider'
import { CANARY_KEY } from './canary'
import { pngPicture } from './pictures'
import type { Scenario } from './scenario'

export type Expected = Partial<Pick<Failure, 'kind' | 'code' | 'retryable'>> & { withinMs?: number }
export type CallFault = { fault: string; scenario: Scenario; expected: Expected }
export type PictureFault = { fault: string; bytes: Buffer; expected: Expected }

const MB = 1024 * 1024
const json = (value: unknown, status = 200): Scenario => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})
const NULLS = Object.fromEntries(
  [
    'id',
    'status',
    'output',
    'images',
    'image',
    'seed',
    'seeds',
    'finish_reason',
    'finish_reasons',
    'error',
    'detail',
  ]
    .concat([
      'request_id',
      'status_url',
      'response_url',
      'urls',
      'prompt_id',
      'node_errors',
      'info',
      'meta',
      'message',
    ])
    .map((name) => [name, null]),
)

/** The ways the call itself goes wrong, the same for every upstream. */
export const CALL_FAULTS: readonly CallFault[] = [
  {
    fault: 'the connection is reset before an answer',
    scenario: { delivery: { kind: 'reset' } },
    expected: { kind: 'unavailable', code: 'UPSTREAM_RESET' },
  },
  {
    fault: 'an answer that never comes',
    scenario: { delivery: { kind: 'hang' } },
    expected: { kind: 'unavailable', code: 'UPSTREAM_TIMEOUT', withinMs: 12_000 },
  },
  {
    fault: 'a slow drip past the deadline',
    scenario: { body: Buffer.alloc(20_000, 32), delivery: { kind: 'drip', bytes: 16, everyMs: 20 } },
    expected: { kind: 'unavailable', code: 'UPSTREAM_TIMEOUT', withinMs: 12_000 },
  },
  {
    fault: '80 MB, announced',
    scenario: { delivery: { kind: 'flood', bytes: 80 * MB, announced: true } },
    expected: { kind: 'bad-answer', code: 'UPSTREAM_OVERSIZED' },
  },
  {
    fault: '80 MB, not announced',
    scenario: { delivery: { kind: 'flood', bytes: 80 * MB, announced: false } },
    expected: { kind: 'bad-answer', code: 'UPSTREAM_OVERSIZED' },
  },
  { fault: 'no bytes at all', scenario: { body: '' }, expected: { kind: 'bad-answer' } },
  {
    fault: 'an HTML page with status 200',
    scenario: { headers: { 'content-type': 'text/html' }, body: '<!doctype html><h1>Welcome</h1>' },
    expected: { kind: 'bad-answer' },
  },
  {
    fault: 'JSON cut in the middle',
    scenario: { ...json(null), body: '{"id":"x","ima' },
    expected: { kind: 'bad-answer' },
  },
  { fault: 'JSON null', scenario: json(null), expected: { kind: 'bad-answer' } },
  { fault: 'an empty object', scenario: json({}), expected: { kind: 'bad-answer' } },
  { fault: 'a list', scenario: json([1, 2]), expected: { kind: 'bad-answer' } },
  { fault: 'every field null', scenario: json(NULLS), expected: { kind: 'bad-answer' } },
  {
    fault: 'every field of another type',
    scenario: json(Object.fromEntries(Object.keys(NULLS).map((name) => [name, { a: [1] }]))),
    expected: { kind: 'bad-answer' },
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
    expected: { kind: 'unavailable', retryable: true },
  },
  {
    fault: 'an error that quotes the key',
    scenario: json(
      { error: `key ${CANARY_KEY}`, detail: CANARY_KEY, message: CANARY_KEY, errors: [CANARY_KEY] },
      400,
    ),
    expected: { kind: 'refused' },
  },
]

const PNG = pngPicture(1024, 1024)
const damaged = Buffer.from(PNG)
damaged.writeUInt8((damaged.readUInt8(3000) + 1) & 0xff, 3000)

/** The ways a picture goes wrong, the same for every upstream. */
export const PICTURE_FAULTS: readonly PictureFault[] = [
  {
    fault: 'a PNG cut short',
    bytes: PNG.subarray(0, PNG.length - 7),
    expected: { code: 'UPSTREAM_TRUNCATED' },
  },
  { fault: 'a PNG with one byte flipped', bytes: damaged, expected: { code: 'UPSTREAM_CORRUPT' } },
  { fault: 'no bytes', bytes: Buffer.alloc(0), expected: { kind: 'bad-answer' } },
  { fault: 'text', bytes: Buffer.from('not a picture at all'), expected: { code: 'UPSTREAM_NOT_AN_IMAGE' } },
  {
    fault: 'a page',
    bytes: Buffer.from('<!doctype html><h1>Hi</h1>'),
    expected: { code: 'UPSTREAM_NOT_AN_IMAGE' },
  },
  {
    fault: 'a GIF',
    bytes: Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'),
    expected: { code: 'UPSTREAM_NOT_AN_IMAGE' },
  },
]

const imagePng = { 'content-type': 'image/png' }

/** The ways an answer of picture bytes breaks off. */
export const CUT_FAULTS: readonly CallFault[] = [
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
]

/** All of them, as answers of an upstream that sends picture bytes. */
export const TRANSPORT_FAULTS: readonly CallFault[] = [
  ...CALL_FAULTS,
  ...CUT_FAULTS,
  ...PICTURE_FAULTS.map(({ fault, bytes, expected }) => ({
    fault: `the picture is ${fault}`,
    scenario: { headers: imagePng, body: bytes },
    expected,
  })),
]
