import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../exchange'
import type { RenderRequest } from '../provider'
import { capabilityOf } from '../rules'
import { readAnswer } from './answer'
import { resolveModel } from './catalogue'

const KEY = 'sk-thatMustNotBeSeen0123456789'
const model = resolveModel('stability/sd3.5-large')
if (!model) throw new Error('no model')
const capability = capabilityOf(model, 'text-to-image')
if (!capability) throw new Error('no capability')
const request: RenderRequest = {
  generationId: 'g1',
  model,
  capability,
  settings: { prompt: 'a fox', aspectRatio: '1:1', outputFormat: 'png' },
  images: {},
  seed: 42,
}
const answerOf = (status: number, headers: Record<string, string>, body: string): Answer => ({
  status,
  header: (name) => headers[name] ?? null,
  bytes: Buffer.from(body),
  cut: false,
})
const read = (...of: Parameters<typeof answerOf>) =>
  readAnswer(answerOf(...of), request, { name: 'Stability AI', secret: KEY })

const anyStatus = fc.oneof(fc.constantFrom(200, 400, 403, 422, 429), fc.integer({ min: 100, max: 999 }))
const hostileText = fc.oneof(
  fc.string(),
  fc.constantFrom(KEY, `<b>${KEY}</b>`, 'null', '{"errors":[null]}', '{"image":{}}', '[]', '"x"'),
  fc.json(),
)

describe('readAnswer', () => {
  it('makes an outcome with a sentence of anything at all, and never repeats the key', () => {
    const headers = fc.record({
      'content-type': fc.constantFrom(
        'application/json',
        'image/png',
        'text/html',
        'Application/JSON ; type=x',
        '',
      ),
      'finish-reason': hostileText,
      seed: hostileText,
      'x-request-id': hostileText,
      'retry-after': hostileText,
    })
    fc.assert(
      fc.property(anyStatus, headers, hostileText, (status, head, body) => {
        const outcome = read(status, head, body)
        expect(JSON.stringify(outcome)).not.toContain(KEY)
        expect(outcome.kind !== 'image' && outcome.message.endsWith('.')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('retries 429 and 503 and no other status', () => {
    const retried = Array.from({ length: 900 }, (_, at) => at + 100).filter((status) => {
      const outcome = read(status, {}, '{}')
      return outcome.kind !== 'image' && outcome.retryable
    })
    expect(retried).toEqual([429, 503])
  })

  it('compares the media type and not its parameters or case', () => {
    const body = JSON.stringify({ image: 'AAAA', finish_reason: 'content_filtered', seed: 1 })
    const types = ['application/json; type=image/png', 'Application/JSON', 'application/json;charset=utf-8']
    for (const type of types) expect(read(200, { 'content-type': type }, body).kind).toBe('filtered')
    expect(read(200, { 'content-type': 'application/json-seq' }, body).kind).toBe('bad-answer')
  })

  it('keeps a request id only when it looks like one', () => {
    expect(read(500, { 'x-request-id': 'abc-123' }, '')).toHaveProperty('upstreamRequestId', 'abc-123')
    for (const id of ['', 'a b', '<x>', 'x'.repeat(129), KEY]) {
      expect(read(500, { 'x-request-id': id }, '')).not.toHaveProperty('upstreamRequestId')
    }
  })

  it('blames the pictures too when there are any', () => {
    const moderated = answerOf(403, {}, '{"name":"content_moderation","errors":["flagged"]}')
    const upstream = { name: 'Stability AI', secret: KEY }
    const image = { bytes: Buffer.alloc(1), format: 'png', widthPx: 64, heightPx: 64 } as const
    expect(readAnswer(moderated, request, upstream)).toMatchObject({
      message: expect.stringMatching(/refused the prompt, so/),
    })
    expect(readAnswer(moderated, { ...request, images: { image } }, upstream)).toMatchObject({
      message: expect.stringMatching(/refused the prompt or a picture, so/),
    })
  })

  it('does not quote a page, nor an error longer than 64 KiB', () => {
    const page = read(400, { 'content-type': 'text/html' }, '<html>Bad request, sorry</html>')
    const long = read(400, {}, JSON.stringify({ errors: ['sorry'.repeat(20_000)] }))
    for (const outcome of [page, long]) expect(JSON.stringify(outcome)).not.toContain('sorry')
  })

  it('quotes at most a line', () => {
    const outcome = read(
      400,
      {},
      JSON.stringify({ name: 'bad_request', errors: ['prompt: too long\n'.repeat(50)] }),
    )
    expect(outcome.kind !== 'image' && outcome.message.length).toBeLessThan(320)
  })
})
