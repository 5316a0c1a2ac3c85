import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonIn } from '../json'
import { readAnswer } from './answer'

const KEY = '0f3c9a7e5b1d4c2f8a6e0b9d7c5f3a1e'
const upstream = { name: 'Appy Pie', secret: KEY }

it('makes an address or a failure of anything at all, and never says the key', () => {
  const hostile = fc.oneof(fc.string(), fc.constantFrom(KEY, `<i>${KEY}</i>`, 'quota', 'nsfw'))
  const field = fc.oneof(hostile, fc.array(hostile, { maxLength: 2 }), fc.constant(null))
  const body = fc.oneof(
    hostile,
    fc.json(),
    fc
      .record({ output: fc.constant(null), msg: field, error: field, message: field })
      .map((all) => JSON.stringify(all)),
  )
  const status = fc.oneof(fc.constantFrom(200, 400, 403), fc.integer({ min: 100, max: 999 }))
  fc.assert(
    fc.property(status, body, (code, text) => {
      const bytes = Buffer.from(text)
      const answer = { status: code, header: () => null, bytes, cut: false }
      const read = readAnswer({ answer, json: jsonIn(bytes) }, upstream)
      expect(JSON.stringify(read)).not.toContain(KEY)
      expect('address' in read || /\.$/.test(read.message)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
