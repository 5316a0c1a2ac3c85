import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RenderRequest } from '../provider'
import type { BedrockAccount } from './account'
import { readAnswer } from './answer'
import { BEDROCK_MODELS } from './catalogue'

const [KEY, SESSION] = ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'FwoGZXIvYXdzEBYaDsession']
const [model] = BEDROCK_MODELS
const capability = model?.capabilities[0]
if (!capability) throw new Error('no model')
const request: RenderRequest = {
  generationId: 'g1',
  ...{ model, capability, settings: { prompt: 'a fox' }, images: {}, seed: 42 },
}
const account: BedrockAccount = {
  upstream: { name: 'Amazon Bedrock', secret: KEY },
  ...{ region: 'us-west-2', secrets: [KEY, SESSION], modelIds: {} },
  fetchFor: () => () => Promise.reject(new Error('not here')),
}

const hostile = fc.oneof(fc.string(), fc.constantFrom(KEY, SESSION, `<b>${KEY}</b>`, 'Filter reason: prompt'))
const value = fc.oneof(hostile, fc.double(), fc.constant(null), fc.array(hostile, { maxLength: 2 }))
const body = fc.oneof(
  hostile,
  fc.json(),
  fc
    .record({ finish_reasons: value, images: value, seeds: value, message: value, __type: value })
    .map((fields) => JSON.stringify(fields)),
)

describe('readAnswer', () => {
  it('makes an outcome of anything at all, and says neither key nor session token', () => {
    const status = fc.oneof(fc.constant(200), fc.integer({ min: 100, max: 999 }))
    fc.assert(
      fc.property(status, body, hostile, fc.boolean(), (code, text, header, cut) => {
        const bytes = Buffer.from(text)
        const outcome = readAnswer({ status: code, header: () => header, bytes, cut }, request, account)
        const told = JSON.stringify(outcome)
        for (const secret of [KEY, SESSION]) expect(told).not.toContain(secret)
        expect(outcome.kind !== 'image' && /\.$/.test(outcome.message)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('retries what is throttled, 429 and 503, and no other status', () => {
    const retried = Array.from({ length: 900 }, (_, at) => at + 100).filter((status) => {
      const answer = { status, header: () => null, bytes: Buffer.from('{}'), cut: false }
      const outcome = readAnswer(answer, request, account)
      return outcome.kind !== 'image' && outcome.retryable
    })
    expect(retried).toEqual([429, 503])
  })
})
