import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOver, pictureIn, ticketIn } from './answer'
import { isOwnFault, readFault } from './fault'

const KEY = 'id-0123456789:secret-that-must-not-be-seen'
const upstream = { name: 'Fal', secret: KEY }
const told = (status: number, json: unknown, headers: Record<string, string> = {}) => ({
  answer: { status, header: (name: string) => headers[name] ?? null, bytes: Buffer.alloc(0), cut: false },
  json,
})
const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom(KEY, `<b>${KEY}</b>`, 'content_policy_violation'),
  fc.jsonValue(),
)
const detail = fc.oneof(
  hostile,
  fc.array(fc.oneof(hostile, fc.record({ loc: hostile, msg: hostile, type: hostile }, { requiredKeys: [] }))),
)

describe('anything at all', () => {
  it('is read as a failure with a sentence, without the key', () => {
    const status = fc.oneof(
      fc.constantFrom(400, 401, 402, 403, 422, 429, 503),
      fc.integer({ min: 100, max: 999 }),
    )
    const body = fc.record({ detail, error_type: hostile }, { requiredKeys: [] })
    fc.assert(
      fc.property(status, body, fc.string(), (code, json, header) => {
        const answer = told(code, json, { 'x-fal-error-type': `${KEY}${header}`, 'retry-after': header })
        const failure = readFault(answer, upstream)
        expect(JSON.stringify(failure)).not.toContain('secret-that-must-not-be-seen')
        expect(failure.message).toMatch(/^Fal.*\.$|^The .*\.$/)
        expect(isOwnFault(answer)).toBe(true)
      }),
    )
  })

  it('is no ticket, no status and no picture unless it is one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(ticketIn(json)).toBeUndefined()
        expect(isOver(json)).toBeUndefined()
        expect(pictureIn(told(200, json), upstream)).toHaveProperty('kind', 'bad-answer')
      }),
    )
  })
})
