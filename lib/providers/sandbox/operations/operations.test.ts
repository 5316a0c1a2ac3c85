import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  apart,
  type Decoded,
  decode,
  disc,
  drawing,
  maskOf,
  mean,
  room as roomOf,
  worst,
} from '@/tests/server/pixels'
import { createSandboxFetch, type SandboxFetch } from '../handler'

type Parts = Record<string, string | Buffer>

// Some draw eight megapixels, twice.
vi.setConfig({ testTimeout: 30_000 })

let folder: string
let sandbox: SandboxFetch
let room: Decoded
let cup: Decoded

const BASE = 'https://anywhere.example/v2beta'
const headers = { authorization: 'Bearer k' }

async function post(route: string, parts: Parts): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(parts))
    body.append(name, typeof value === 'string' ? value : new Blob([new Uint8Array(value)]))
  return sandbox(`${BASE}/stable-image/${route}`, { method: 'POST', body, headers })
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())
async function drawn(route: string, parts: Parts): Promise<Decoded> {
  const answer = await post(route, parts)
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return decode(await bytesOf(answer))
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'triptych-sandbox-'))
  sandbox = createSandboxFetch({ latencyMs: 0, resultsFolder: folder })
  room = await roomOf()
  cup = await disc()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('inpaint', () => {
  it('changes what is white, and no byte outside what grew from it', async () => {
    const mask = await maskOf(400, 300, '<rect x="40" y="40" width="120" height="120"/>')
    const parts = {
      image: room.bytes,
      mask: mask.bytes,
      prompt: 'a green cactus',
      seed: '5',
      grow_mask: '10',
    }
    const out = await drawn('edit/inpaint', parts)
    expect([out.width, out.height]).toEqual([400, 300])
    const grown = (x: number, y: number) => x >= 30 && x < 170 && y >= 30 && y < 170
    expect(worst(out, room, (x, y) => !grown(x, y))).toBe(0)
    expect(apart(mean(out, [60, 60, 80, 80]), mean(room, [60, 60, 80, 80]))).toBeGreaterThan(20)
    expect(out.bytes.equals((await drawn('edit/inpaint', parts)).bytes)).toBe(true)
  })

  it('takes a mask of another size, grey as half, and what is transparent when there is none', async () => {
    const small = await maskOf(100, 75, '<rect width="50" height="75"/>')
    const ask = { image: room.bytes, prompt: 'night', seed: '5', grow_mask: '0' }
    const out = await drawn('edit/inpaint', { ...ask, mask: small.bytes })
    expect(worst(out, room, (x) => x > 210)).toBe(0)
    expect(worst(out, room, (x) => x < 190)).toBeGreaterThan(60)
    const grey = await maskOf(400, 300, '<rect width="400" height="300" fill="#404040"/>')
    const full = await maskOf(400, 300, '<rect width="400" height="300"/>')
    const [little, all] = await Promise.all(
      [grey, full].map((mask) => drawn('edit/inpaint', { ...ask, mask: mask.bytes })),
    )
    expect(apart(mean(little as Decoded), mean(room))).toBeLessThan(
      apart(mean(all as Decoded), mean(room)) / 2,
    )
    const holed = await sharp(room.data, { raw: { width: 400, height: 300, channels: 4 } })
      .composite([
        {
          input: await sharp({ create: { width: 100, height: 100, channels: 4, background: '#fff' } })
            .png()
            .toBuffer(),
          left: 10,
          top: 10,
          blend: 'dest-out',
        },
      ])
      .png()
      .toBuffer()
    const closed = await drawn('edit/inpaint', { ...ask, image: holed })
    expect(worst(closed, room, (x, y) => x >= 112 || y >= 112)).toBe(0)
    expect((await sharp(closed.bytes).stats()).isOpaque).toBe(true)
  })
})

it('erase closes over from the surroundings, and leaves the rest', async () => {
  const mask = await maskOf(400, 300, '<rect x="130" y="100" width="140" height="90"/>')
  const out = await drawn('edit/erase', { image: room.bytes, mask: mask.bytes, seed: '1' })
  expect(worst(out, room, (x, y) => x < 125 || x >= 275 || y < 95 || y >= 195)).toBe(0)
  const [red, wall] = [mean(room, [150, 120, 40, 30]), mean(room, [20, 20, 40, 30])]
  const filled = mean(out, [150, 105, 40, 30])
  expect(apart(filled, wall)).toBeLessThan(apart(filled, red))
})

describe('outpaint', () => {
  it('enlarges by exactly what is asked, around the same picture', async () => {
    const parts = { image: room.bytes, left: '40', right: '130', up: '20', down: '7', seed: '3' }
    const out = await drawn('edit/outpaint', { ...parts, prompt: 'a beach' })
    expect([out.width, out.height]).toEqual([570, 327])
    expect(worst(room, out, undefined, [40, 20])).toBe(0)
    const [plain, wild] = await Promise.all(
      ['0', '1'].map((creativity) => drawn('edit/outpaint', { ...parts, prompt: 'a beach', creativity })),
    )
    expect(plain?.bytes.equals(wild?.bytes as Buffer)).toBe(false)
  })

  it('is worked out smaller when it is very large, and still exact', async () => {
    const out = await drawn('edit/outpaint', { image: room.bytes, right: '2000', down: '1500', seed: '3' })
    expect([out.width, out.height]).toEqual([2400, 1800])
    expect(worst(room, out)).toBe(0)
  })
})

describe('search', () => {
  const sofa = (x: number, y: number) => x > 150 && x < 250 && y > 120 && y < 210
  const far = (x: number, y: number) => x < 115 || x > 285 || y < 85 || y > 245

  it.each(['the red sofa', 'sofa'])(
    'and replace finds "%s" and changes that alone',
    async (search_prompt) => {
      const parts = { image: room.bytes, prompt: 'a green plant', search_prompt, seed: '2' }
      const out = await drawn('edit/search-and-replace', parts)
      expect([out.width, out.height]).toEqual([400, 300])
      expect(worst(out, room, far)).toBe(0)
      expect(worst(out, room, sofa)).toBeGreaterThan(80)
    },
  )

  it('and recolor gives it the colour of the words', async () => {
    const parts = { image: room.bytes, prompt: 'deep blue', select_prompt: 'red sofa', seed: '2' }
    const out = await drawn('edit/search-and-recolor', parts)
    expect(worst(out, room, far)).toBe(0)
    const [r = 0, , b = 0] = mean(out, [170, 130, 60, 40])
    expect(b).toBeGreaterThan(r + 40)
  })
})

it('remove-background leaves the subject alone opaque', async () => {
  for (const output_format of ['png', 'webp']) {
    const out = await drawn('edit/remove-background', { image: cup.bytes, output_format })
    const alpha = (x: number, y: number) => out.data[(y * 320 + x) * 4 + 3]
    expect([alpha(0, 0), alpha(319, 0), alpha(0, 319), alpha(319, 319), alpha(160, 40)]).toEqual([
      0, 0, 0, 0, 0,
    ])
    expect([alpha(160, 120), alpha(110, 160), alpha(160, 160)]).toEqual([255, 255, 255])
  }
})

describe('relight', () => {
  const ask = { background_prompt: 'a beach at sunset', light_source_strength: '0.9', seed: '4' }
  async function relit(parts: Parts): Promise<Decoded> {
    const answer = await post('edit/replace-background-and-relight', { subject_image: cup.bytes, ...parts })
    const { id } = (await answer.json()) as { id: string }
    return decode(await bytesOf(await sandbox(`${BASE}/results/${id}`, { headers })))
  }

  it('puts another background behind the subject, lit from the side that is asked', async () => {
    const [left, right] = await Promise.all(
      ['left', 'right'].map((light_source_direction) => relit({ ...ask, light_source_direction })),
    )
    const brightness = (of: Decoded | undefined, x: number) =>
      of ? mean(of, [x, 0, 40, of.height]).reduce((a, b) => a + b) : 0
    expect(brightness(left, 0) / brightness(right, 0)).toBeGreaterThan(1.3)
    expect(brightness(right, 280) / brightness(left, 280)).toBeGreaterThan(1.3)
    expect(apart(mean(left as Decoded, [0, 0, 60, 60]), mean(cup, [0, 0, 60, 60]))).toBeGreaterThan(10)
    const [r = 0, , b = 0] = mean(left as Decoded, [150, 150, 20, 20])
    expect(b).toBeGreaterThan(r)
  })

  it('may keep the background and change the light alone', async () => {
    const out = await relit({ ...ask, keep_original_background: 'true', light_source_direction: 'below' })
    expect(apart(mean(out, [0, 150, 40, 20]), mean(cup, [0, 150, 40, 20]))).toBeLessThan(20)
    expect(mean(out, [0, 300, 40, 15])[0]).toBeGreaterThan((mean(out, [0, 5, 40, 15])[0] as number) + 30)
  })
})

describe('upscale', () => {
  it('fast is four times as large, and sharper than stretching', async () => {
    const out = await drawn('upscale/fast', { image: cup.bytes })
    expect([out.width, out.height]).toEqual([1280, 1280])
    const stretched = await sharp(cup.bytes).resize(1280, 1280, { kernel: 'linear' }).png().toBuffer()
    const sharpness = async (bytes: Buffer) => (await sharp(bytes).stats()).sharpness
    expect(await sharpness(out.bytes)).toBeGreaterThan(await sharpness(stretched))
    expect(apart(mean(out), mean(cup))).toBeLessThan(4)
  })

  it('conservative has four megapixels in the shape of the picture', async () => {
    const out = await drawn('upscale/conservative', { image: room.bytes, prompt: 'a sofa', seed: '1' })
    expect(Math.abs((out.width * out.height) / 2 ** 22 - 1)).toBeLessThan(0.01)
    expect(out.width / out.height).toBeCloseTo(4 / 3, 2)
    expect(apart(mean(out), mean(room))).toBeLessThan(25)
  })
})

describe('control', () => {
  it('sketch shows the lines of the drawing in a picture of its size', async () => {
    const lines = await drawing(
      384,
      256,
      '<rect width="384" height="256" fill="#fff"/><rect x="180" width="10" height="256" fill="#111"/>',
    )
    const ask = { prompt: 'snowy mountains', seed: '1' }
    const out = await drawn('control/sketch', { ...ask, image: lines.bytes, control_strength: '1' })
    expect([out.width, out.height]).toEqual([384, 256])
    const sum = (x: number) => mean(out, [x, 20, 6, 180]).reduce((a, b) => a + b)
    expect(sum(182)).toBeLessThan(Math.min(sum(160), sum(205)) / 2)
  })

  it('structure keeps the forms of the picture, the more the stronger', async () => {
    const contrast = async (control_strength: string) => {
      const ask = { prompt: 'an autumn forest', seed: '1', control_strength }
      const out = await drawn('control/structure', { ...ask, image: cup.bytes })
      expect([out.width, out.height]).toEqual([320, 320])
      return apart(mean(out, [100, 150, 20, 20]), mean(out, [20, 150, 20, 20]))
    }
    expect(await contrast('1')).toBeGreaterThan(90)
  })

  it('style moves the palette towards the picture, in the ratio that is asked', async () => {
    const ask = { prompt: 'a bicycle', seed: '1', aspect_ratio: '16:9' }
    const [free, near] = await Promise.all(
      ['0', '1'].map((fidelity) => drawn('control/style', { ...ask, image: cup.bytes, fidelity })),
    )
    expect([near?.width, near?.height]).toEqual([1344, 768])
    expect(apart(mean(near as Decoded), mean(cup))).toBeLessThan(apart(mean(free as Decoded), mean(cup)) / 2)
    expect(apart(mean(near as Decoded), mean(cup))).toBeLessThan(30)
  })

  it('style-transfer keeps the composition and takes the palette', async () => {
    const ask = { init_image: room.bytes, style_image: cup.bytes, seed: '1' }
    const [faint, full] = await Promise.all(
      ['0.1', '1'].map((change_strength) => drawn('control/style-transfer', { ...ask, change_strength })),
    )
    const out = full as Decoded
    expect(out.width / out.height).toBeCloseTo(4 / 3, 2)
    expect(Math.abs((out.width * out.height) / 2 ** 20 - 1)).toBeLessThan(0.01)
    expect(apart(mean(out), mean(cup))).toBeLessThan(apart(mean(faint as Decoded), mean(cup)))
    const [cx, cy] = [out.width >> 1, Math.round(out.height * 0.5)]
    expect(apart(mean(out, [cx - 20, cy - 20, 40, 40]), mean(out, [40, 40, 40, 40]))).toBeGreaterThan(50)
  })
})

describe('generate', () => {
  it('from a picture is nearer to it the lower the strength', async () => {
    for (const [route, more] of [
      ['generate/sd3', { mode: 'image-to-image' }],
      ['generate/ultra', {}],
    ] as const) {
      const ask = { ...more, prompt: 'a forest at night', image: room.bytes, seed: '1' }
      const [low, high] = await Promise.all(
        ['0.1', '0.9'].map((strength) => drawn(route, { ...ask, strength })),
      )
      expect((low?.width ?? 0) / (low?.height ?? 1)).toBeCloseTo(4 / 3, 2)
      expect(apart(mean(low as Decoded), mean(room))).toBeLessThan(
        apart(mean(high as Decoded), mean(room)) / 3,
      )
    }
  })

  it('core is half as large again as SD3, and obeys a style preset', async () => {
    const ask = { prompt: 'a fox', seed: '1', aspect_ratio: '16:9' }
    const [plain, styled] = await Promise.all(
      ['origami', 'pixel-art'].map((style_preset) => drawn('generate/core', { ...ask, style_preset })),
    )
    expect([plain?.width, plain?.height]).toEqual([2016, 1152])
    expect(plain?.bytes.equals(styled?.bytes as Buffer)).toBe(false)
  })
})
