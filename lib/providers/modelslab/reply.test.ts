import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readError, readFailed, readNoReply } from './fault'
import { isFlagged, replyIn } from './reply'

const KEY = 'thatMustNotBeSeen0123456789abcdef'
const upstream = { name: 'ModelsLab', secret: KEY }
const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom(KEY, `<b>${KEY}</b>`, 'Rate limit exceeded'),
  fc.jsonValue(),
)
const body = fc.record(
  {
    ...{ id: hostile, output: hostile, proxy_links: hostile, eta: hostile, fetch_result: hostile },
    ...{ message: hostile, messege: hostile, tip: hostile, tips: hostile, meta: hostile },
    nsfw_content_detected: hostile,
  },
  { requiredKeys: [] },
)

describe('any reply with a status', () => {
  it('can be read, and its words never repeat the key', () => {
    fc.assert(
      fc.property(body, (json) => {
        const reply = replyIn({ ...json, status: 'error' })
        if (!reply) throw new Error('not read')
        for (const failure of [readError(reply, upstream), readFailed(reply, upstream)]) {
          expect(JSON.stringify(failure)).not.toContain(KEY)
          expect(failure.message).toMatch(/^(ModelsLab|The ).*\.$/)
        }
        expect(typeof isFlagged(reply)).toBe('boolean')
      }),
    )
  })

  it('is flagged by a yes, however it is said, and by nothing that is no word', () => {
    const flagged = (flag: unknown) => isFlagged({ status: 'success', nsfw_content_detected: flag } as never)
    for (const yes of [true, 1, 'true', 'YES', '1', [false, true]]) expect(flagged(yes)).toBe(true)
    for (const no of [false, 0, 'no', null, [], [false], { toString: 1 }]) expect(flagged(no)).toBe(false)
  })

  it('has an id only when it is a whole number', () => {
    const idOf = (id: unknown) => replyIn({ status: 'processing', id })?.id
    expect([idOf(7), idOf('7'), idOf(0)]).toEqual(['7', '7', '0'])
    for (const id of [1.5, -1, '', '7/..', '7 ', null, [7], {}, true]) expect(idOf(id)).toBeUndefined()
  })
})

describe('anything else', () => {
  it('is no reply, and read by its HTTP status', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), body, (status, json) => {
        expect(replyIn(json)).toBeUndefined()
        const answer = { status, header: () => null, bytes: Buffer.alloc(0), cut: false }
        const failure = readNoReply({ answer, json }, upstream)
        expect(JSON.stringify(failure)).not.toContain(KEY)
        expect(failure.message).toMatch(/^(ModelsLab|The |What ).*\.$/)
      }),
    )
  })
})
