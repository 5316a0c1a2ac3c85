import { describe, expect, it } from 'vitest'
import type { RenderRequest } from '@/lib/providers/provider'
import * as answers from '../mocks/stability-answers'
import { expectPresentable, renderWith } from './battery'
import { CANARY_KEY } from './render-request'
import { PAYLOADS, type Wire } from './stability-payloads'
import { exactly, withEverything } from './stability-requests'
import { connect, upstreamForFile } from './stability-upstream'

const { server, lastRequest } = upstreamForFile()

/** Renders against a healthy upstream and tells what the call said. */
async function said(request: RenderRequest) {
  server().setAnswer(answers.ok)
  server().jobs.setPending(0)
  const before = server().count()
  const outcome = await renderWith(connect(server().url), request)
  expect(server().count()).toBe(before + 1)
  expectPresentable(outcome)
  const { parts = [], breaches, path, method, headers } = lastRequest()
  expect(breaches).toEqual([])
  expect(outcome.kind).toBe('image')
  const given = Object.entries(request.images)
  const wire: Wire = Object.fromEntries(
    parts.map(({ name, filename, data }) => {
      const picture = given.find(([, input]) => input.bytes.equals(data))?.[0]
      return [name, filename === undefined ? data.toString() : `<${picture}>`]
    }),
  )
  expect(parts).toHaveLength(Object.keys(wire).length)
  return { wire, path, method, headers, outcome }
}

describe.each(PAYLOADS)('$id, $operation', ({ id, operation, path, full, least, leastWire }) => {
  it('takes exactly its own parts when everything is set', async () => {
    const request = withEverything(id, operation)
    const { wire, outcome, ...call } = await said(request)
    expect(wire).toEqual(full)
    expect(outcome).toMatchObject({ format: 'webp', ...(request.seed && { seed: 77 }) })
    expect([call.method, call.path]).toEqual(['POST', `/v2beta/stable-image/${path}`])
    expect(call.headers.authorization).toBe(`Bearer ${CANARY_KEY}`)
    expect(call.headers.accept).toBe(request.capability.isAsync ? '*/*' : 'image/*')
    expect(call.headers['content-type']).toMatch(/^multipart\/form-data; boundary=\S+$/)
  })

  it('sends nothing that is not asked', async () => {
    const { wire, outcome } = await said(exactly(id, operation, least))
    expect(wire).toEqual(leastWire)
    expect(outcome).not.toHaveProperty('note')
  })
})

it('covers every model and operation that is offered', () => {
  const offered = connect('http://127.0.0.1')
    .catalogue()
    .flatMap(({ upstreamId, capabilities }) => capabilities.map((each) => `${upstreamId} ${each.operation}`))
  expect(PAYLOADS.map(({ id, operation }) => `${id} ${operation}`).sort()).toEqual(offered.sort())
})
