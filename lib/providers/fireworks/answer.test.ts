import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RenderRequest } from '../provider'
import { readAnswer } from './answer'
import { fireworksModels } from './catalogue'

const KEY = 'fw_3ZThatMustNotBeSeen0123'
const [model] = fireworksModels(['sd3'], 650)
const capability = model?.capabilities[0]
if (!capability) throw new Error('no model')
const request: RenderRequest = {
  generationId: 'g1',
  ...{ model, capability, settings: { prompt: 'a fox' }, images: {}, seed: 42 },
}
const upstream = { name: 'Fireworks', secret: KEY }

it('makes an outcome of anything at all, and never says the key', () => {
  const hostile = fc.oneof(fc.string(), fc.constantFrom(KEY, `<i>${KEY}</i>`, 'CONTENT_FILTERED'))
  const field = fc.oneof(hostile, fc.record({ message: hostile }), fc.constant(null))
  const body = fc.oneof(
    hostile,
    fc.json(),
    fc.record({ error: field, message: field, detail: field }).map((fields) => JSON.stringify(fields)),
  )
  const status = fc.oneof(fc.constantFrom(200, 400, 403, 412), fc.integer({ min: 100, max: 999 }))
  fc.assert(
    fc.property(status, body, hostile, (code, text, header) => {
      const answer = { status: code, header: () => header, bytes: Buffer.from(text), cut: false }
      const outcome = readAnswer(answer, request, upstream)
      expect(JSON.stringify(outcome)).not.toContain(KEY)
      expect(outcome.kind !== 'image' && /\.$/.test(outcome.message)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
