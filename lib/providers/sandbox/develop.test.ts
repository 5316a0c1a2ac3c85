import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { develop } from './develop'
import { cornerMark } from './mark'
import { scenery } from './pixels/scenery'

const city = async () => ({
  pixels: await scenery({ prompt: 'city skyline at night', negative: '', seed: 42 }, 640, 448),
  mark: cornerMark(640, 448),
})

describe('develop', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('encodes %s without needless transparency', async (format) => {
    const facts = await sharp(await develop(await city(), format)).metadata()
    expect(facts).toMatchObject({ format, width: 640, height: 448, hasAlpha: false })
  })

  it('keeps transparency where the format can', async () => {
    const clear = { data: Buffer.alloc(64 * 64 * 4), width: 64, height: 64 }
    const [png, jpeg] = await Promise.all(
      (['png', 'jpeg'] as const).map((format) => develop({ pixels: clear }, format)),
    )
    expect((await sharp(png).stats()).isOpaque).toBe(false)
    expect((await sharp(jpeg).stats()).channels[0]?.mean).toBeGreaterThan(250)
  })

  it('changes no byte beside the mark', async () => {
    const { pixels, mark } = await city()
    const { data } = await sharp(await develop({ pixels, mark }, 'png'))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const changed = data.findIndex((value, at) => value !== pixels.data[at])
    expect(Math.floor(changed / 4 / 640)).toBeGreaterThanOrEqual(mark.top)
    expect(data.equals(pixels.data)).toBe(false)
  })

  it('leaves nothing to recognise when blurred, and keeps its mark', async () => {
    const picture = await city()
    const [whole, blurred] = await Promise.all([
      develop(picture, 'png'),
      develop(picture, 'png', { blurred: true }),
    ])
    const sharpness = async (bytes: Buffer, left: number, top: number, width: number, height: number) =>
      (await sharp(await sharp(bytes).extract({ left, top, width, height }).png().toBuffer()).stats())
        .sharpness
    expect(await sharpness(blurred, 40, 120, 400, 200)).toBeLessThan(
      (await sharpness(whole, 40, 120, 400, 200)) / 5,
    )
    expect(await sharpness(blurred, 560, 425, 70, 12)).toBeGreaterThan(2)
  })
})
