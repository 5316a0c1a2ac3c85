import { describe, expect, it } from 'vitest'
import { pngPicture } from '../mocks/pictures'
import { upstreamForFile } from './stability-upstream'

const { server } = upstreamForFile()

type Ask = { path?: string; method?: string; headers?: Record<string, string>; body?: FormData | string }
const authorization = 'Bearer sk-somebody'

/** What the stand-in says to a call made by hand, apart from the studio's client. */
async function ask({ path = 'edit/erase', method = 'POST', headers = {}, body = new FormData() }: Ask) {
  const url = path.startsWith('/') ? path : `/v2beta/stable-image/${path}`
  const answer = await fetch(`${server().url}${url}`, {
    ...{ method, headers: { authorization, ...headers } },
    ...(method === 'POST' && { body }),
  })
  const type = answer.headers.get('content-type')
  return { status: answer.status, body: type?.includes('json') ? await answer.json() : undefined }
}

function form(parts: Record<string, string | Buffer<ArrayBuffer>>): FormData {
  const made = new FormData()
  for (const [name, value] of Object.entries(parts))
    made.append(name, typeof value === 'string' ? value : new Blob([value]))
  return made
}
const png = (widthPx = 64, heightPx = 64) => Buffer.from(pngPicture(widthPx, heightPx))

describe('the stand-in refuses what the contract refuses', () => {
  const i2i = { prompt: 'x', mode: 'image-to-image' }
  const relit = { subject_image: png(), background_prompt: 'x' }
  const refused: [string, Ask, number, string][] = [
    ['a body of JSON', { body: '{"prompt":"x"}' }, 400, 'content-type: must be multipart/form-data'],
    ['another verb', { method: 'PUT' }, 405, 'method: must be POST'],
    ['an unknown path', { path: 'edit/paint' }, 404, 'Not Found'],
    ['an unknown type of answer', { headers: { accept: 'text/html' } }, 400, 'accept: '],
    ['nothing at all', {}, 400, 'image: is required'],
    ['an unknown field', { body: form({ image: png(), steps: '30' }) }, 400, 'steps: unknown field'],
    ['a picture as text', { body: form({ image: 'x' }) }, 400, 'image: must be a file'],
    ['a text as a file', { body: form({ image: png(), seed: png() }) }, 400, 'seed: must not be a file'],
    ['no picture', { body: form({ image: Buffer.from('no') }) }, 400, 'image: must be a jpeg, png or webp'],
    ['a picture too small', { body: form({ image: png(63, 80) }) }, 400, 'image: every side must be 64'],
    ['over 10 MiB', { body: form({ image: Buffer.alloc(10_485_760) }) }, 413, 'body: payload'],
    ['i2i without a picture', { path: 'generate/sd3', body: form(i2i) }, 400, 'image: is required'],
    [
      'a picture without a mode',
      { path: 'generate/sd3', body: form({ prompt: 'x', image: png(), strength: '1' }) },
      ...[400, 'image: is only valid in image-to-image'],
    ] as [string, Ask, number, string],
    [
      'no margin',
      { path: 'edit/outpaint', body: form({ image: png(), left: '0' }) },
      400,
      'left: at least one',
    ],
    [
      'light of nowhere',
      { path: 'edit/replace-background-and-relight', body: form({ ...relit, light_source_strength: '0' }) },
      ...[400, 'light_source_strength: needs'],
    ] as [string, Ask, number, string],
  ]
  it.each(refused)('%s', async (_, call, status, reason) => {
    const answer = await ask(call)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ id: expect.any(String), name: expect.any(String) })
    expect((answer.body as { errors: string[] }).errors.join()).toContain(reason)
  })

  it('no key', async () => {
    expect(await ask({ headers: { authorization: '' } })).toMatchObject({ status: 401 })
  })
})

describe('the stand-in takes orders', () => {
  it('answers 200 and an id, then 202, then the picture, to that key alone', async () => {
    server().jobs.setPending(1)
    const order = await ask({ path: 'upscale/creative', body: form({ image: png(), prompt: 'x' }) })
    expect(order).toEqual({ status: 200, body: { id: expect.stringMatching(/^[0-9a-f]{64}$/) } })
    const { id } = order.body as { id: string }
    const look = (headers = {}) => ask({ path: `/v2beta/results/${id}`, method: 'GET', headers })
    expect(await look({ authorization: 'Bearer sk-other' })).toMatchObject({ status: 404 })
    expect(await look()).toEqual({ status: 202, body: { id, status: 'in-progress' } })
    expect(await look()).toEqual({ status: 200, body: undefined })
    server().jobs.expire()
    expect(await look()).toMatchObject({ status: 404 })
  })
})
