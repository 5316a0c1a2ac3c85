import { afterEach, describe, expect, it, vi } from 'vitest'
import { callApi } from './api'

const answering = (answer: Response | Error) => {
  const fetched = vi.fn(async () => {
    if (answer instanceof Error) throw answer
    return answer
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}
const error = (status: number, code: string, more = {}) =>
  Response.json({ error: { code, message: 'A sentence.', requestId: 'r', ...more } }, { status })

afterEach(() => vi.unstubAllGlobals())

describe('calling the API', () => {
  it('sends JSON with its key and gives the value', async () => {
    const fetched = answering(Response.json({ id: 1 }, { status: 202 }))
    const answer = await callApi('/runs', {
      method: 'POST',
      body: { prompt: 'a' },
      idempotencyKey: 'key-12345',
    })
    expect(answer).toEqual({ ok: true, value: { id: 1 } })
    expect(fetched).toHaveBeenCalledWith(
      '/api/v1/runs',
      expect.objectContaining({
        method: 'POST',
        body: '{"prompt":"a"}',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'key-12345' },
      }),
    )
  })

  it('gives nothing for an answer without a body', async () => {
    answering(new Response(null, { status: 204 }))
    expect(await callApi('/images/1', { method: 'DELETE' })).toEqual({ ok: true, value: undefined })
  })

  it('passes on what the studio refused, and why', async () => {
    const fields = [{ field: 'prompt', message: 'is too long' }]
    answering(error(400, 'INVALID_INPUT', { fields }))
    expect(await callApi('/runs')).toMatchObject({ reason: 'refused', message: 'A sentence.', fields })
  })

  it('knows an ended session', async () => {
    answering(error(401, 'UNAUTHENTICATED'))
    expect(await callApi('/runs')).toMatchObject({ ok: false, reason: 'signed-out' })
  })

  it('does not know what became of a request that broke on the server or on the way', async () => {
    answering(new Response('<h1>Bad gateway</h1>', { status: 502 }))
    const broken = await callApi('/runs')
    expect(broken).toMatchObject({ reason: 'lost', code: 'UNREADABLE', details: { status: 502 } })
    expect(broken).toMatchObject({ message: expect.stringMatching(/^Something went wrong\D+Try again\D+$/) })
    vi.stubGlobal('navigator', { onLine: false })
    answering(new TypeError('Failed to fetch'))
    expect(await callApi('/runs')).toMatchObject({ reason: 'lost', message: 'You are offline.' })
    answering(new DOMException('', 'TimeoutError'))
    expect(await callApi('/runs')).toMatchObject({ reason: 'lost', code: 'TIMEOUT' })
  })
})
