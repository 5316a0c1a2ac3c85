import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { predictionIn, readFault, readPrediction } from './answer'

const KEY = 'r8_thatMustNotBeSeen0123456789'
const upstream = { name: 'Replicate', secret: KEY }
const hostile = fc.oneof(fc.string(), fc.constantFrom(KEY, `<b>${KEY}</b>`, 'NSFW'), fc.jsonValue())

describe('anything at all', () => {
  it('is read as an error with a sentence, without the key', () => {
    const body = fc.record(
      { title: hostile, detail: hostile, invalid_fields: hostile, status: hostile },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), body, (status, json) => {
        const answer = { status, header: () => null, bytes: Buffer.alloc(0), cut: false }
        const failure = readFault({ answer, json }, upstream)
        expect(JSON.stringify(failure)).not.toContain(KEY)
        expect(failure.message).toMatch(/^(Replicate|The ).*\.$/)
      }),
    )
  })

  it('in a prediction ends it, or goes on; nothing throws and the key is not repeated', () => {
    const status = fc.constantFrom(
      'starting',
      'processing',
      'succeeded',
      'failed',
      'canceled',
      'aborted',
      'else',
    )
    const body = fc.record({ status, output: hostile, error: hostile, data_removed: hostile, urls: hostile })
    fc.assert(
      fc.property(body, (json) => {
        const prediction = predictionIn({ ...json, id: 'abc' })
        const read = prediction && readPrediction(prediction, upstream)
        expect(read).toBeDefined()
        const { output: _output, ...others } = json
        if (read && !('address' in read)) expect(JSON.stringify(read)).not.toContain(KEY)
        else expect(others.status).toBe('succeeded')
      }),
    )
  })

  it('else is no prediction', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(predictionIn(json)).toBeUndefined()
      }),
    )
    for (const id of ['', '../x', 'a/b', 'a b', 7, null]) {
      expect(predictionIn({ id, status: 'starting' })).toBeUndefined()
    }
  })
})
