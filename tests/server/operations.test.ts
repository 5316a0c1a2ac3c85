import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brokenMoney } from './invariants'
import { type Made, openSandbox, type Sandbox } from './operate'
import { apart, type Decoded, decode, disc, maskOf, mean, room as roomOf, shapeOf, worst } from './pixels'
import { unfinished } from './served'

let sandbox: Sandbox
/** A red sofa before a pale wall, and a blue disc on a plain ground; with the ids of their uploads. */
let room: Decoded
let roomId: string
let cup: Decoded
let cupId: string

beforeAll(async () => {
  sandbox = await openSandbox()
  room = await roomOf()
  cup = await disc()
  roomId = await sandbox.upload(room)
  cupId = await sandbox.upload(cup)
})
afterAll(() => sandbox?.close())

const make = (...of: Parameters<Sandbox['make']>) => sandbox.make(...of)
const both = <T>(values: readonly [T, T], of: (value: T) => Promise<Made>): Promise<[Made, Made]> =>
  Promise.all([of(values[0]), of(values[1])])

describe('image-to-image', () => {
  it.each(['sd3.5-large', 'sd3.5-flash', 'ultra'])(
    '%s: strength is how far it goes from the source',
    async (model) => {
      const [near, far] = await both([0.1, 0.9], (strength) =>
        make({
          model,
          operation: 'image-to-image',
          prompt: 'a forest at night',
          image: roomId,
          strength,
          seeds: [4],
        }),
      )
      expect(near.width / near.height).toBeCloseTo(4 / 3, 2)
      expect(apart(mean(near), mean(room))).toBeLessThan(apart(mean(far), mean(room)) / 2)
      expect(near.generation.seed).toBe(4)
    },
  )
})

describe('inpaint', () => {
  it('paints where the mask is white, grown as asked, and leaves every byte beside it', async () => {
    const mask = await sandbox.upload(await maskOf(400, 300, '<rect x="40" y="40" width="100" height="90"/>'))
    const ask = { model: 'inpaint', prompt: 'a green cactus', image: roomId, mask, seeds: [5] }
    const out = await make({ ...ask, growMask: 12 })
    expect(shapeOf(out)).toEqual([400, 300])
    const grown = (x: number, y: number) => x >= 28 && x < 152 && y >= 28 && y < 142
    expect(worst(out, room, (x, y) => !grown(x, y))).toBe(0)
    expect(apart(mean(out, [60, 60, 60, 50]), mean(room, [60, 60, 60, 50]))).toBeGreaterThan(20)
    const tight = await make({ ...ask, growMask: 0 })
    expect(worst(tight, room, (x, y) => x < 40 || x >= 140 || y < 40 || y >= 130)).toBe(0)
  })

  it('takes a mask of another size, and grey for a part', async () => {
    const grey = await sharp({ create: { width: 100, height: 75, channels: 3, background: '#555' } })
      .png()
      .toBuffer()
    const white = await sharp({ create: { width: 100, height: 75, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const [little, all] = await both([grey, white], async (bytes) =>
      make({
        model: 'inpaint',
        prompt: 'night',
        image: roomId,
        mask: await sandbox.upload({ bytes }),
        seeds: [5],
      }),
    )
    expect(apart(mean(little), mean(room))).toBeLessThan(apart(mean(all), mean(room)) * 0.6)
  })

  it('paints what is transparent when there is no mask', async () => {
    const hole = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="80"><rect width="90" height="80"/></svg>',
    )
    const bytes = await sharp(room.bytes)
      .ensureAlpha()
      .composite([{ input: hole, left: 20, top: 20, blend: 'dest-out' }])
      .png()
      .toBuffer()
    const image = await sandbox.upload({ bytes })
    const out = await make({ model: 'inpaint', prompt: 'a window', image, growMask: 0, seeds: [1] })
    expect(worst(out, room, (x, y) => x >= 110 || y >= 100)).toBe(0)
    expect((await sharp(out.bytes).stats()).isOpaque).toBe(true)
  })
})

it('erase fills what is marked from what is around it', async () => {
  const mask = await sandbox.upload(await maskOf(400, 300, '<rect x="130" y="100" width="140" height="90"/>'))
  const out = await make({ model: 'erase', image: roomId, mask, seeds: [2] })
  expect(worst(out, room, (x, y) => x < 125 || x >= 275 || y < 95 || y >= 195)).toBe(0)
  const [sofa, wall] = [mean(room, [150, 120, 40, 30]), mean(room, [20, 20, 40, 30])]
  const filled = mean(out, [150, 105, 40, 30])
  expect(apart(filled, wall)).toBeLessThan(apart(filled, sofa))
})

it('outpaint adds exactly the margins, around the very same picture', async () => {
  const margins = { left: 61, right: 128, up: 17, down: 40 }
  const ask = { model: 'outpaint', image: roomId, prompt: 'a beach', seeds: [3] }
  const out = await make({ ...ask, ...margins })
  expect(shapeOf(out)).toEqual([400 + 61 + 128, 300 + 17 + 40])
  expect(worst(room, out, undefined, [61, 17])).toBe(0)
  const wide = await make({ ...ask, right: 1100 })
  expect(shapeOf(wide)).toEqual([1500, 300])
  expect(worst(room, wide)).toBe(0)
})

describe('search', () => {
  const beside = (x: number, y: number) => x < 115 || x > 285 || y < 85 || y > 245

  it('and replace changes what is sought and nothing else', async () => {
    const ask = {
      model: 'search-and-replace',
      image: roomId,
      prompt: 'a green plant',
      searchPrompt: 'the red sofa',
    }
    const out = await make({ ...ask, seeds: [6] })
    expect(shapeOf(out)).toEqual([400, 300])
    expect(worst(out, room, beside)).toBe(0)
    expect(apart(mean(out, [160, 130, 80, 70]), mean(room, [160, 130, 80, 70]))).toBeGreaterThan(20)
  })

  it('and recolour gives it the colour of the words', async () => {
    const ask = { model: 'search-and-recolor', image: roomId, prompt: 'deep blue', selectPrompt: 'red sofa' }
    const out = await make({ ...ask, seeds: [6] })
    expect(worst(out, room, beside)).toBe(0)
    const [red = 0, , blue = 0] = mean(out, [170, 130, 60, 40])
    expect(blue).toBeGreaterThan(red + 40)
  })
})

it.each(['png', 'webp'])('remove-background as %s leaves the subject on nothing', async (outputFormat) => {
  const out = await make({ model: 'remove-background', image: cupId, outputFormat })
  expect((await sharp(out.bytes).metadata()).format).toBe(outputFormat)
  const alpha = (x: number, y: number) => out.data[(y * 320 + x) * 4 + 3]
  expect([alpha(0, 0), alpha(319, 0), alpha(0, 319), alpha(319, 319), alpha(160, 40)]).toEqual([
    0, 0, 0, 0, 0,
  ])
  expect([alpha(160, 120), alpha(110, 160), alpha(160, 160)]).toEqual([255, 255, 255])
  expect(out.generation.seed).toBeNull()
})

describe('relight', () => {
  const ask = { model: 'replace-background-and-relight', backgroundPrompt: 'a beach at sunset', seeds: [7] }

  it('puts the subject before the words, lit from the side that is asked', async () => {
    const [left, right] = await both(['left', 'right'], (lightSourceDirection) =>
      make({ ...ask, image: cupId, lightSourceDirection, lightSourceStrength: 0.9 }),
    )
    expect(shapeOf(left)).toEqual([320, 320])
    const light = (of: Decoded, x: number) => mean(of, [x, 0, 40, of.height]).reduce((a, b) => a + b)
    expect(light(left, 0)).toBeGreaterThan(light(right, 0) * 1.3)
    expect(light(right, 280)).toBeGreaterThan(light(left, 280) * 1.3)
    expect(apart(mean(left, [0, 0, 60, 60]), mean(cup, [0, 0, 60, 60]))).toBeGreaterThan(10)
    const [red = 0, , blue = 0] = mean(left, [150, 150, 20, 20])
    expect(blue).toBeGreaterThan(red)
  })

  it('takes a background from a picture', async () => {
    const { backgroundPrompt: _, ...rest } = ask
    const out = await make({ ...rest, image: cupId, backgroundReference: roomId, originalBackgroundDepth: 0 })
    expect(apart(mean(out, [0, 290, 60, 25]), mean(room, [0, 270, 60, 25]))).toBeLessThan(30)
  })
})

describe('upscale', () => {
  it('fast is exactly four times as large', async () => {
    const out = await make({ model: 'upscale-fast', image: cupId })
    expect(shapeOf(out)).toEqual([1280, 1280])
    const back = await decode(await sharp(out.bytes).resize(320, 320).png().toBuffer())
    expect(apart(mean(back, [40, 40, 200, 200]), mean(cup, [40, 40, 200, 200]))).toBeLessThan(4)
  })

  it.each([
    ['upscale-conservative', 4],
    ['upscale-creative', 8],
  ])('%s keeps shape and picture at %i megapixels', async (model, megapixels) => {
    const out = await make({ model, image: roomId, prompt: 'a red sofa', seeds: [8] })
    expect(out.width / out.height).toBeCloseTo(4 / 3, 2)
    expect(Math.abs((out.width * out.height) / 2 ** 20 / megapixels - 1)).toBeLessThan(0.01)
    expect(apart(mean(out), mean(room))).toBeLessThan(25)
  })
})

describe('control', () => {
  it('sketch draws over the lines, in the size of the drawing', async () => {
    const lines = await maskOf(
      384,
      256,
      '<rect width="180" height="256"/><rect x="190" width="194" height="256"/>',
    )
    const image = await sandbox.upload(lines)
    const out = await make({
      model: 'sketch',
      image,
      prompt: 'snowy mountains',
      controlStrength: 1,
      seeds: [9],
    })
    expect(shapeOf(out)).toEqual([384, 256])
    const light = (x: number) => mean(out, [x, 20, 6, 180]).reduce((a, b) => a + b)
    expect(light(182)).toBeLessThan(Math.min(light(160), light(205)) / 2)
  })

  it('structure keeps the forms of the picture', async () => {
    const [loose, strict] = await both([0, 1], (controlStrength) =>
      make({ model: 'structure', image: cupId, prompt: 'an autumn forest', controlStrength, seeds: [9] }),
    )
    expect(shapeOf(strict)).toEqual([320, 320])
    const form = (of: Decoded) => apart(mean(of, [100, 150, 20, 20]), mean(of, [20, 150, 20, 20]))
    expect(form(strict)).toBeGreaterThan(90)
    expect(worst(loose, strict)).toBeGreaterThan(60)
  })

  it('style takes the palette of the picture, in the ratio that is asked', async () => {
    const [free, near] = await both([0, 1], (fidelity) =>
      make({ model: 'style', image: cupId, prompt: 'a bicycle', aspectRatio: '16:9', fidelity, seeds: [9] }),
    )
    expect(shapeOf(near)).toEqual([1344, 768])
    expect(apart(mean(near), mean(cup))).toBeLessThan(apart(mean(free), mean(cup)) / 2)
  })

  it('style-transfer keeps the composition and takes the palette', async () => {
    const [little, much] = await both([0.1, 1], (changeStrength) =>
      make({ model: 'style-transfer', image: roomId, styleImage: cupId, changeStrength, seeds: [9] }),
    )
    expect(much.width / much.height).toBeCloseTo(4 / 3, 2)
    expect(apart(mean(much), mean(cup))).toBeLessThan(apart(mean(little), mean(cup)))
    const [x, y] = [much.width >> 1, much.height >> 1]
    expect(apart(mean(much, [x - 20, y - 20, 40, 40]), mean(much, [40, 40, 40, 40]))).toBeGreaterThan(50)
  })
})

it.each([
  ['core', [2016, 1152]],
  ['ultra', [1344, 768]],
  ['sd3.5-medium', [1344, 768]],
])('%s makes a picture of words alone', async (model, size) => {
  const out = await make({ model, prompt: 'a fox in the snow', aspectRatio: '16:9', seeds: [10] })
  expect(shapeOf(out)).toEqual(size)
})

it('the same order gives the same picture again, byte for byte', async () => {
  const ask = { model: 'outpaint', image: roomId, right: 64, prompt: 'a garden', seeds: [11] }
  const [a, b] = await both([1, 2], () => make(ask))
  expect(a.bytes.equals(b.bytes)).toBe(true)
})

it('what came back is what was paid for, and the money adds up', async () => {
  const { items } = (await sandbox.maya.get('/api/v1/runs?limit=100')).json as { items: Made['run'][] }
  expect(items.length).toBeGreaterThan(20)
  const spent = items.reduce((sum, { money }) => sum + money.spent, 0)
  const granted = (
    await sandbox.peek.rows<{ n: number }>(
      `SELECT SUM("amountCenticredits")::int AS n FROM "LedgerEntry" e JOIN "Wallet" w ON w."id" = e."walletId"
     WHERE e."amountCenticredits" > 0 AND w."userId" = '${sandbox.maya.id}'`,
    )
  )[0]?.n
  const wallet = (await sandbox.maya.get('/api/v1/credits')).json
  expect(wallet).toMatchObject({ heldCenticredits: 0, balanceCenticredits: (granted ?? 0) - spent })
  expect(await unfinished(sandbox.peek)).toBe(0)
  expect(await brokenMoney(sandbox.peek)).toEqual([])
})
