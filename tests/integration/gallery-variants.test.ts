import { writeFile } from 'node:fs/promises'
import sharp, { type Color } from 'sharp'
import { thumbHashToAverageRGBA } from 'thumbhash'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pngPicture } from '../mocks/pictures'
import { openGallery, type Person, type World } from './gallery-world'

let world: World
let maya: Person

beforeAll(async () => {
  world = await openGallery()
  maya = await world.person()
})
afterAll(() => world.close())

const variantsOf = (imageId: string) =>
  world.db().imageVariant.findMany({ where: { imageId }, orderBy: [{ name: 'asc' }, { format: 'asc' }] })
const flat = (width: number, height: number, background: Color = '#c83214') =>
  sharp({ create: { width, height, channels: 4, background } })

/** Makes the variants of these bytes and gives them as sharp sees them. */
async function madeOf(bytes: Buffer) {
  const { id } = await world.image(maya, { bytes })
  expect(await world.gallery.makeLighter(id), 'before the others').toBe(false)
  expect(await world.gallery.makeVariants(id)).toEqual({ ok: true })
  expect(await world.gallery.makeLighter(id)).toBe(true)
  const rows = await variantsOf(id)
  const seen = await Promise.all(
    rows.map(async (row) => {
      const stored = await world.storage().read(row.sha256)
      const { format, compression, width, height } = await sharp(stored).metadata()
      expect(stored.length).toBe(row.byteLength)
      expect([width, height]).toEqual([row.widthPx, row.heightPx])
      expect(compression === 'av1' ? 'avif' : format).toBe(row.format)
      const { data } = await sharp(stored)
        .resize(1, 1)
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      return { name: row.name, format: row.format, size: [width, height], colour: [...data] }
    }),
  )
  const { thumbhash } = await world.db().image.findUniqueOrThrow({ where: { id } })
  return { id, seen, thumbhash: Buffer.from(thumbhash ?? []) }
}

describe('variants', () => {
  it.each([
    [1024, 1024, [160, 160], [320, 320], [512, 512], [768, 768], [1024, 1024]],
    [1536, 640, [160, 67], [320, 133], [512, 213], [768, 320], [1280, 533]],
    [640, 1536, [67, 160], [133, 320], [213, 512], [320, 768], [533, 1280]],
    [3000, 10, [160, 1], [320, 1], [512, 2], [768, 3], [1280, 4]],
    [300, 200, [160, 107], [300, 200], [300, 200], [300, 200], [300, 200]],
    [1, 1, [1, 1], [1, 1], [1, 1], [1, 1], [1, 1]],
  ])(
    'of %i x %i keep the ratio and never enlarge',
    async (width, height, tiny, small, thumb, medium, preview) => {
      const { seen } = await madeOf(pngPicture(width, height))
      expect(seen.map(({ name, format, size }) => ({ name, format, size }))).toEqual([
        { name: 'medium', format: 'avif', size: medium },
        { name: 'preview', format: 'webp', size: preview },
        { name: 'small', format: 'avif', size: small },
        { name: 'thumb', format: 'avif', size: thumb },
        { name: 'thumb', format: 'webp', size: thumb },
        { name: 'tiny', format: 'avif', size: tiny },
        { name: 'tiny', format: 'webp', size: tiny },
      ])
    },
  )

  it.each<[string, () => Promise<Buffer>]>([
    ['a PNG', () => flat(900, 700).png().toBuffer()],
    ['a PNG with a palette', () => flat(900, 700).png({ palette: true }).toBuffer()],
    ['a PNG of 16 bits', () => flat(900, 700).toColourspace('rgb16').png().toBuffer()],
    ['a PNG with a Display P3 profile', () => flat(900, 700).withIccProfile('p3').png().toBuffer()],
    ['a JPEG', () => flat(900, 700).jpeg({ quality: 95 }).toBuffer()],
    ['a JPEG in CMYK', () => flat(900, 700).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()],
    ['a WebP', () => flat(900, 700).webp({ quality: 95 }).toBuffer()],
  ])('of %s show its colours', async (_, make) => {
    const { seen, thumbhash } = await madeOf(await make())
    for (const { colour } of seen)
      for (const [i, value] of [200, 50, 20].entries())
        expect(Math.abs((colour[i] ?? 0) - value)).toBeLessThan(28)
    const { r, g, b, a } = thumbHashToAverageRGBA(thumbhash)
    expect([r > 0.6, g < 0.4, b < 0.35, a]).toEqual([true, true, true, 1])
  })

  it('of grey, and of what is half transparent, are made too', async () => {
    const grey = await madeOf(await flat(600, 600, '#808080').greyscale().png().toBuffer())
    for (const { colour } of grey.seen)
      for (const value of colour) expect(Math.abs(value - 128)).toBeLessThan(8)
    const clear = await madeOf(await flat(600, 600, { r: 0, g: 0, b: 0, alpha: 0 }).png().toBuffer())
    for (const variant of await variantsOf(clear.id))
      expect((await sharp(await world.storage().read(variant.sha256)).stats()).isOpaque).toBe(false)
  })

  it('are made once, however often and however many ask', async () => {
    const { id } = await world.image(maya, { bytes: pngPicture(800, 600) })
    const asked = await Promise.all([1, 2, 3].map(() => world.gallery.makeVariants(id)))
    const before = await variantsOf(id)
    asked.push(await world.gallery.makeVariants(id))
    expect(asked).toEqual(Array.from({ length: 4 }, () => ({ ok: true })))
    expect(await variantsOf(id)).toEqual(before)
    expect(before).toHaveLength(4)
  })

  it('that make pages lighter are made once, and not for what is gone', async () => {
    const { id } = await madeOf(pngPicture(800, 600))
    const before = await variantsOf(id)
    expect(before).toHaveLength(7)
    expect(await world.gallery.makeLighter(id)).toBe(false)
    expect(await variantsOf(id)).toEqual(before)
    expect(await world.gallery.makeLighter(crypto.randomUUID())).toBe(false)
  })

  it('leave the original as it came', async () => {
    const bytes = pngPicture(700, 500)
    const { id } = await madeOf(bytes)
    const { sha256 } = await world.db().image.findUniqueOrThrow({ where: { id } })
    expect((await world.storage().read(sha256)).equals(bytes)).toBe(true)
  })

  it('of an image that is gone meanwhile are nothing to do', async () => {
    expect(await world.gallery.makeVariants(crypto.randomUUID())).toEqual({ ok: true })
  })
})

describe('a picture that does not decode', () => {
  const whole = pngPicture(400, 300, true)
  const damaged = Buffer.from(whole)
  damaged.fill(0, 5000, 9000)
  it.each<[string, Buffer]>([
    ['not a picture', Buffer.from('this was a picture once')],
    ['cut short', whole.subarray(0, whole.length / 2)],
    ['damaged within', damaged],
    ['claiming 60 000 x 60 000 pixels', hugeHeader()],
  ])('for being %s is broken for good, says so each time, and has no variants', async (_, bytes) => {
    const { id } = await world.image(maya, { bytes })
    const undecodable = { ok: false, reason: 'undecodable' }
    expect(await world.gallery.makeVariants(id)).toEqual(undecodable)
    expect(await world.gallery.makeVariants(id)).toEqual(undecodable)
    const { brokenAt, thumbhash } = await world.db().image.findUniqueOrThrow({ where: { id } })
    expect([brokenAt instanceof Date, thumbhash]).toEqual([true, null])
    expect(await variantsOf(id)).toEqual([])
  })

  it("because the disk changed it is not the upstream's fault: the job fails, nothing is marked", async () => {
    const { id, sha256 } = await world.image(maya, { bytes: pngPicture(410, 300) })
    await writeFile(world.blob(sha256), 'rotten')
    await expect(world.gallery.makeVariants(id)).rejects.toThrow('were changed')
    const { brokenAt } = await world.db().image.findUniqueOrThrow({ where: { id } })
    expect(brokenAt).toBeNull()
  })

  it('because its bytes are missing fails loudly', async () => {
    const { id, sha256 } = await world.image(maya, { bytes: pngPicture(420, 300) })
    await world.storage().remove(sha256, 0)
    await expect(world.gallery.makeVariants(id)).rejects.toThrow('no bytes are stored')
  })
})

/** A PNG of a few bytes that would unfold to 10 GB. */
function hugeHeader(): Buffer {
  const bytes = Buffer.from(pngPicture(16, 16))
  bytes.writeUInt32BE(60_000, 16)
  bytes.writeUInt32BE(60_000, 20)
  return bytes
}
