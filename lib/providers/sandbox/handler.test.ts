import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createSandboxFetch } from './handler'

const sandbox = createSandboxFetch({ latencyMs: 0 })
const URL = 'https://anywhere.example/v2beta/stable-image/generate/sd3'
const FLASH = { model: 'sd3.5-flash', prompt: 'a cup' }

function formOf(fields: Record<string, string | Blob>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

const post = (
  fields: Record<string, string | Blob>,
  headers: Record<string, string> = {},
  init: RequestInit = {},
) =>
  sandbox(URL, {
    method: 'POST',
    body: formOf(fields),
    headers: { authorization: 'Bearer k', accept: 'image/*', ...headers },
    ...init,
  })

const faultOf = async (answer: Response) => ({
  status: answer.status,
  ...((await answer.json()) as { id: string; name: string; errors: string[] }),
})

describe('a picture', () => {
  it('comes as bytes with its seed and finish reason in headers', async () => {
    const answer = await post({ ...FLASH, seed: '7', aspect_ratio: '16:9' })
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'finish-reason': 'SUCCESS',
      seed: '7',
    })
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/)
    expect(await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).toMatchObject({
      format: 'png',
      width: 1344,
      height: 768,
    })
  })

  it('comes as base64 in JSON when JSON is accepted', async () => {
    const answer = await post({ ...FLASH, seed: '7', output_format: 'webp' }, { accept: 'application/json' })
    expect(answer.headers.get('content-type')).toBe('application/json; type=image/webp')
    expect(answer.headers.get('finish-reason')).toBeNull()
    const { image, ...rest } = (await answer.json()) as { image: string }
    expect(rest).toEqual({ finish_reason: 'SUCCESS', seed: 7 })
    expect((await sharp(Buffer.from(image, 'base64')).metadata()).format).toBe('webp')
  })

  it('has a seed of its own when none, or 0, is asked', async () => {
    const seeds = await Promise.all(
      [post(FLASH), post({ ...FLASH, seed: '0' })].map(async (answer) =>
        Number((await answer).headers.get('seed')),
      ),
    )
    for (const seed of seeds) expect(seed).toBeGreaterThan(0)
    expect(seeds[0]).not.toBe(seeds[1])
  })

  it('is the same for the same order, as a Request or from hand-made multipart too', async () => {
    const request = new Request(URL, {
      method: 'POST',
      body: formOf({ ...FLASH, seed: '9' }),
      headers: { authorization: 'k' },
    })
    const raw = new Response(formOf({ ...FLASH, seed: '9' }))
    const byHand = {
      method: 'POST',
      body: await raw.arrayBuffer(),
      headers: { authorization: 'k', 'content-type': raw.headers.get('content-type') ?? '' },
    }
    const [a, b, c] = await Promise.all(
      [post({ ...FLASH, seed: '9' }), sandbox(request), sandbox(URL, byHand)].map(async (answer) =>
        Buffer.from(await (await answer).arrayBuffer()),
      ),
    )
    expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true)
    expect(a?.equals(c ?? Buffer.alloc(0))).toBe(true)
  })

  it('takes the shape of the image it starts from', async () => {
    const image = new Blob([
      new Uint8Array(
        await sharp({ create: { width: 300, height: 150, channels: 3, background: '#888' } })
          .png()
          .toBuffer(),
      ),
    ])
    const answer = await post({ ...FLASH, mode: 'image-to-image', strength: '0.5', image })
    const { width = 0, height = 1 } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect(width / height).toBeCloseTo(2, 0)
  })
})

describe('a refusal', () => {
  it('is 401 without a key', async () => {
    expect(await faultOf(await post(FLASH, { authorization: '' }))).toMatchObject({
      status: 401,
      name: 'unauthorized',
    })
    expect(await faultOf(await post(FLASH, { authorization: 'Bearer ' }))).toMatchObject({ status: 401 })
  })

  it('is 400 for a body that is not multipart', async () => {
    const answer = await sandbox(URL, {
      method: 'POST',
      body: '{"prompt":"x"}',
      headers: { authorization: 'k', 'content-type': 'application/json' },
    })
    expect(await faultOf(answer)).toMatchObject({
      status: 400,
      name: 'bad_request',
      errors: ['content-type: must be multipart/form-data'],
    })
  })

  it.each([
    [{}, 'prompt: is required'],
    [{ prompt: 'x'.repeat(10_001) }, 'prompt: must be at most 10000 characters'],
    [{ prompt: 'x', aspect_ratio: '4:3' }, 'aspect_ratio: must be one of'],
    [{ prompt: 'x', output_format: 'jpg' }, 'output_format: must be one of'],
    [{ prompt: 'x', model: 'sd9' }, 'model: must be one of'],
    [{ prompt: 'x', seed: '4294967295' }, 'seed: must be an integer'],
    [{ prompt: 'x', seed: '1.5' }, 'seed: must be an integer'],
    [{ prompt: 'x', cfg_scale: '11' }, 'cfg_scale: must be a number'],
    [{ prompt: 'x', strength: '0.5' }, 'strength: is only allowed'],
    [{ prompt: 'x', mode: 'image-to-image' }, 'image: is required'],
    [{ prompt: 'x', mode: 'image-to-image', strength: '1', image: new Blob(['no']) }, 'image: must be'],
  ])('is 400 with the broken rule for %o', async (fields: Record<string, string | Blob>, rule) => {
    const fault = await faultOf(await post(fields))
    expect(fault).toMatchObject({ status: 400, name: 'bad_request' })
    expect(fault.id).toMatch(/^[0-9a-f]{32}$/)
    expect(fault.errors.some((error) => error.startsWith(rule))).toBe(true)
  })

  it('is 413 past 10 MiB and 404 elsewhere', async () => {
    const image = new Blob([new Uint8Array(10 * 1024 * 1024)])
    expect((await post({ ...FLASH, image })).status).toBe(413)
    expect((await sandbox('https://x.example/v2beta/else', { headers: { authorization: 'k' } })).status).toBe(
      404,
    )
  })
})

describe('misbehaviour', () => {
  const told = (tag: string, more: Record<string, string> = {}) =>
    post({ ...FLASH, ...more, prompt: `a cup [sandbox:${tag}]` })

  it.each([
    ['moderate', 403, 'content_moderation'],
    ['402', 402, 'payment_required'],
    ['429', 429, 'rate_limit_exceeded'],
    ['500', 500, 'internal_error'],
  ])('%s', async (tag, status, name) => {
    expect(await faultOf(await told(tag))).toMatchObject({ status, name })
  })

  it('filters with 200', async () => {
    const answer = await told('filter')
    expect([answer.status, answer.headers.get('finish-reason')]).toEqual([200, 'CONTENT_FILTERED'])
    expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(1024)
  })

  it('breaks a picture off, or answers with a page', async () => {
    const whole = Buffer.from(await (await told('none', { seed: '3' })).arrayBuffer())
    const cut = Buffer.from(await (await told('truncated', { seed: '3' })).arrayBuffer())
    expect(cut.length).toBeLessThan(whole.length * 0.7)
    const page = await told('html')
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  })

  it('can be kept to some seeds', async () => {
    const statuses = await Promise.all(
      [4, 5, 6].map(async (seed) => (await told('500:1/4', { seed: `${seed}` })).status),
    )
    expect(statuses).toEqual([200, 500, 200])
  })

  it('is slow, and stops at once when aborted', async () => {
    const stop = new AbortController()
    const started = performance.now()
    const answer = post({ ...FLASH, prompt: 'a cup [sandbox:slow=20s]' }, {}, { signal: stop.signal })
    setTimeout(() => stop.abort(), 50)
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
    expect(performance.now() - started).toBeLessThan(5_000)
    await expect(post(FLASH, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })

  it('takes the time it is told to take', async () => {
    const started = performance.now()
    await createSandboxFetch({ latencyMs: 700 })(URL, {
      method: 'POST',
      body: formOf(FLASH),
      headers: { authorization: 'k' },
    })
    expect(performance.now() - started).toBeGreaterThan(690)
  })
})

describe('the balance', () => {
  it('is a number of credits for whoever has a key', async () => {
    const url = 'https://x.example/v1/user/balance'
    expect(await (await sandbox(url, { headers: { authorization: 'Bearer k' } })).json()).toEqual({
      credits: expect.any(Number),
    })
    const refused = await sandbox(url)
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({ name: 'unauthorized', message: expect.any(String) })
  })
})
