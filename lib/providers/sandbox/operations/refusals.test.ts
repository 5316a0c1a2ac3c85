import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createSandboxFetch, type SandboxFetch } from '../handler'
import { OPERATIONS } from './operations'

// Some draw eight megapixels, twice.
vi.setConfig({ testTimeout: 30_000 })

let folder: string
let sandbox: SandboxFetch
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'triptych-sandbox-'))
  sandbox = createSandboxFetch({ latencyMs: 0, resultsFolder: folder })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const BASE = 'https://anywhere.example/v2beta'
const headers = { authorization: 'Bearer k' }
type Parts = Record<string, string | Buffer>

function post(route: string, parts: Parts): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(parts))
    body.append(name, typeof value === 'string' ? value : new Blob([new Uint8Array(value)]))
  return sandbox(`${BASE}/stable-image/${route}`, { method: 'POST', body, headers })
}
const plain = (width: number, height: number, format: 'png' | 'gif' = 'png') =>
  sharp({ create: { width, height, channels: 3, background: '#a63' } })
    .toFormat(format)
    .toBuffer()

/** The least that each route takes: its words, and the names of its pictures. */
const LEAST: Record<string, { words: Record<string, string>; images: string[] }> = {
  'generate/sd3': { words: { prompt: 'x' }, images: [] },
  'generate/core': { words: { prompt: 'x' }, images: [] },
  'generate/ultra': { words: { prompt: 'x' }, images: [] },
  'edit/erase': { words: {}, images: ['image', 'mask'] },
  'edit/inpaint': { words: { prompt: 'x' }, images: ['image', 'mask'] },
  'edit/outpaint': { words: { left: '8' }, images: ['image'] },
  'edit/search-and-replace': { words: { prompt: 'x', search_prompt: 'y' }, images: ['image'] },
  'edit/search-and-recolor': { words: { prompt: 'x', select_prompt: 'y' }, images: ['image'] },
  'edit/remove-background': { words: {}, images: ['image'] },
  'edit/replace-background-and-relight': { words: { background_prompt: 'x' }, images: ['subject_image'] },
  'upscale/fast': { words: {}, images: ['image'] },
  'upscale/conservative': { words: { prompt: 'x' }, images: ['image'] },
  'upscale/creative': { words: { prompt: 'x' }, images: ['image'] },
  'control/sketch': { words: { prompt: 'x' }, images: ['image'] },
  'control/structure': { words: { prompt: 'x' }, images: ['image'] },
  'control/style': { words: { prompt: 'x' }, images: ['image'] },
  'control/style-transfer': { words: {}, images: ['init_image', 'style_image'] },
}
async function least(route: string, more: Parts = {}): Promise<Parts> {
  const { words = {}, images = [] } = LEAST[route] ?? {}
  const image = await plain(96, 80)
  return { ...words, ...Object.fromEntries(images.map((name) => [name, image])), ...more }
}
const ROUTES = OPERATIONS.map(({ path: route }) => route)
/** Those with a prompt, but for the two that take seconds to draw: all go one way. */
const withWords = ROUTES.filter(
  (route) => Object.values(LEAST[route]?.words ?? {}).includes('x') && !/^upscale/.test(route),
)
const seedless = ['edit/remove-background', 'upscale/fast']

async function resultOf(answer: Response): Promise<Response> {
  if (answer.headers.get('content-type') !== 'application/json') return answer
  const { id } = (await answer.json()) as { id: string }
  return sandbox(`${BASE}/results/${id}`, { headers })
}
async function refused(route: string, parts: Parts): Promise<string[]> {
  const answer = await post(route, parts)
  expect([route, answer.status]).toEqual([route, 400])
  const { name, errors } = (await answer.json()) as { name: string; errors: string[] }
  expect(name).toBe('bad_request')
  return errors
}

it('knows every route there is a least for', () => {
  expect(ROUTES.toSorted()).toEqual(Object.keys(LEAST).toSorted())
})

describe.each(ROUTES)('%s', (route) => {
  it('takes its least, twice the same picture for the same form', async () => {
    const parts = await least(route, seedless.includes(route) ? {} : { seed: '12' })
    const [a, b] = await Promise.all([1, 2].map(async () => resultOf(await post(route, parts))))
    expect(a?.status).toBe(200)
    expect(a?.headers.get('seed')).toBe(seedless.includes(route) ? null : '12')
    const [one, two] = await Promise.all(
      [a, b].map(async (each) => Buffer.from((await each?.arrayBuffer()) ?? new ArrayBuffer(0))),
    )
    expect(one?.equals(two as Buffer)).toBe(true)
    expect((await sharp(one).metadata()).format).toBe('png')
  })

  it('refuses what is missing and what is out of range', async () => {
    const { words = {}, images = [] } = LEAST[route] ?? {}
    const parts = await least(route)
    for (const name of [...Object.keys(words), ...images.filter((each) => each !== 'mask')]) {
      const { [name]: _, ...rest } = parts
      expect((await refused(route, rest)).some((error) => error.startsWith(`${name}: `))).toBe(true)
    }
    expect(await refused(route, { ...parts, output_format: 'gif' })).toEqual([
      expect.stringMatching(/^output_format: must be one of/),
    ])
    if (seedless.includes(route)) return
    expect(await refused(route, { ...parts, seed: '-1' })).toEqual([expect.stringMatching(/^seed: /)])
  })

  it('refuses pictures that are none, damaged, too small or of another kind', async () => {
    const { images = [] } = LEAST[route] ?? {}
    const whole = await plain(300, 300)
    for (const name of images) {
      expect(await refused(route, await least(route, { [name]: await plain(96, 96, 'gif') }))).toEqual([
        `${name}: must be a jpeg, png or webp`,
      ])
      expect((await refused(route, await least(route, { [name]: whole.subarray(0, 90) }))).length).toBe(1)
      if (name === 'mask') continue
      expect((await refused(route, await least(route, { [name]: await plain(31, 200) })))[0]).toMatch(
        /every side must be at least/,
      )
    }
  })
})

describe.each(withWords)('%s misbehaves when told', (route) => {
  it('refuses, filters and breaks off', async () => {
    const name = 'prompt' in (LEAST[route]?.words ?? {}) ? 'prompt' : 'background_prompt'
    const told = async (tag: string) =>
      post(route, await least(route, { [name]: `x [sandbox:${tag}]`, seed: '3' }))
    expect((await told('moderate')).status).toBe(403)
    expect((await told('429')).status).toBe(429)
    const filtered = await resultOf(await told('filter'))
    expect([filtered.status, filtered.headers.get('finish-reason')]).toEqual([200, 'CONTENT_FILTERED'])
    const cut = Buffer.from(await (await resultOf(await told('truncated'))).arrayBuffer())
    await expect(sharp(cut).raw().toBuffer()).rejects.toThrow()
  })
})

it.each([
  ['edit/erase', { grow_mask: '21' }, 'grow_mask'],
  ['edit/inpaint', { grow_mask: '101' }, 'grow_mask'],
  ['edit/inpaint', { style_preset: 'baroque' }, 'style_preset'],
  ['edit/outpaint', { left: '2001' }, 'left'],
  ['edit/outpaint', { left: '0' }, 'left'],
  ['edit/outpaint', { creativity: '1.1' }, 'creativity'],
  ['edit/search-and-replace', { grow_mask: '21' }, 'grow_mask'],
  ['edit/remove-background', { output_format: 'jpeg' }, 'output_format'],
  ['edit/replace-background-and-relight', { light_source_strength: '0.5' }, 'light_source_strength'],
  ['edit/replace-background-and-relight', { light_source_direction: 'north' }, 'light_source_direction'],
  ['edit/replace-background-and-relight', { keep_original_background: 'yes' }, 'keep_original_background'],
  ['upscale/conservative', { creativity: '0.1' }, 'creativity'],
  ['upscale/creative', { creativity: '0.6' }, 'creativity'],
  ['control/sketch', { control_strength: '2' }, 'control_strength'],
  ['control/style', { aspect_ratio: '4:3' }, 'aspect_ratio'],
  ['control/style-transfer', { change_strength: '0' }, 'change_strength'],
] as const)('%s refuses %o', async (route, more: Parts, field) => {
  const errors = await refused(route, await least(route, more))
  expect(errors.some((error) => error.startsWith(`${field}: `))).toBe(true)
})

it.each([
  ['edit/outpaint', 400, 100, 'aspect ratio'],
  ['control/structure', 100, 260, 'aspect ratio'],
  ['edit/erase', 4000, 2400, 'at most 9437184 pixels'],
  ['edit/remove-background', 2400, 1800, 'at most 4194304 pixels'],
  ['upscale/fast', 1600, 64, 'at most 1536 pixels'],
  ['upscale/fast', 1100, 1000, 'at most 1048576 pixels'],
  ['upscale/creative', 1100, 1000, 'at most 1048576 pixels'],
] as const)('%s refuses %i by %i', async (route, width, height, rule) => {
  const errors = await refused(route, await least(route, { image: await plain(width, height) }))
  expect(errors).toEqual([expect.stringContaining(rule)])
})

describe('a result that is asked for later', () => {
  afterEach(() => void vi.useRealTimers())
  const route = 'edit/replace-background-and-relight'
  const ask = (id: string, key = 'k', of: SandboxFetch = sandbox) =>
    of(`${BASE}/results/${id}`, { headers: { authorization: key } })

  it('is in progress for its time, and survives the process that took the order', async () => {
    const slow = createSandboxFetch({ latencyMs: 60_000, resultsFolder: folder })
    const body = new FormData()
    for (const [name, value] of Object.entries(await least(route, { seed: '5' })))
      body.append(name, typeof value === 'string' ? value : new Blob([new Uint8Array(value)]))
    const taken = await slow(`${BASE}/stable-image/${route}`, { method: 'POST', body, headers })
    const { id } = (await taken.json()) as { id: string }
    expect(taken.status).toBe(200)
    expect(id).toMatch(/^[0-9a-f]{64}$/)
    const early = await ask(id)
    expect([early.status, await early.json()]).toEqual([202, { id, status: 'in-progress' }])
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    expect([(await ask(id)).status, (await ask(id)).headers.get('seed')]).toEqual([200, '5'])
    expect((await sandbox(`${BASE}/stable-image/upscale/creative/result/${id}`, { headers })).status).toBe(
      200,
    )
  })

  it('is 404 for an unknown id or another key, and 401 without one', async () => {
    const { id } = (await (await post(route, await least(route))).json()) as { id: string }
    expect((await ask(id)).status).toBe(200)
    expect((await ask(id, 'other')).status).toBe(404)
    expect((await ask('f'.repeat(64))).status).toBe(404)
    expect((await ask(id, '')).status).toBe(401)
  })
})
