import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { picture, pngChunk, pngPicture } from '../mocks/pictures'
import { call } from './doorway'
import { openGallery, type Person, type World } from './gallery-world'
import {
  animatedPng,
  animatedWebp,
  claiming,
  corners,
  phonePhoto,
  pngUnfolding,
  STRANGERS,
  withChunks,
} from './upload-files'

let world: World
let maya: Person
let theo: Person
let POST: typeof import('@/app/api/v1/uploads/route').POST
let Upload: typeof import('@/lib/gallery/schema').Upload

beforeAll(async () => {
  world = await openGallery()
  ;({ POST } = await import('@/app/api/v1/uploads/route'))
  ;({ Upload } = await import('@/lib/gallery/schema'))
  await (await import('@/lib/jobs')).boss()
})
afterAll(async () => {
  await (await import('@/lib/jobs')).closeBoss()
  await world.close()
})
beforeEach(async () => {
  ;[maya, theo] = [await world.person(), await world.person('Theo')]
})

type Sent = { type?: string | null; query?: string; who?: Person; headers?: Record<string, string> }
const ORIGIN = 'http://127.0.0.1:3000'

function post(
  body: BodyInit | Buffer | null,
  { type = 'image/png', query = '', who = maya, headers = {} }: Sent = {},
) {
  const request = new Request(`${ORIGIN}/api/v1/uploads${query}`, {
    method: 'POST',
    headers: {
      host: '127.0.0.1:3000',
      origin: ORIGIN,
      cookie: who.cookie,
      ...(type && { 'content-type': type }),
      ...headers,
    },
    body: Buffer.isBuffer(body) ? new Uint8Array(body) : body,
    duplex: 'half',
  } as RequestInit)
  return call(POST, request)
}

async function uploaded(body: BodyInit | Buffer, sent?: Sent) {
  const response = await post(body, sent)
  const text = await response.text()
  expect([200, 201], text).toContain(response.status)
  return Upload.parse(JSON.parse(text))
}

/** What is in storage, and how many rows and jobs there are. */
async function everything() {
  const files = await readdir(`${world.dataDir}/storage/blobs`, {
    recursive: true,
    withFileTypes: true,
  }).catch(() => [])
  const [rows] = await world.db().$queryRaw<{ images: number; variants: number; jobs: number }[]>`
    SELECT (SELECT count(*)::int FROM "Image") AS images, (SELECT count(*)::int FROM "ImageVariant") AS variants,
      (SELECT count(*)::int FROM pgboss.job WHERE name = 'image.variants') AS jobs`
  if (!rows) throw new Error('unreachable')
  return {
    ...rows,
    blobs: files
      .filter((file) => file.isFile())
      .map(({ name }) => name)
      .sort(),
  }
}

async function expectRefused(body: BodyInit | Buffer | null, status: number, rule: RegExp, sent?: Sent) {
  const before = await everything()
  const response = await post(body, sent)
  const { error } = await response.json()
  expect([response.status, error.message]).toEqual([status, expect.stringMatching(rule)])
  expect(await everything()).toEqual(before)
  return error
}

const inputOf = async (imageId: string) => {
  const input = await world.gallery.readInput(imageId)
  if (!input) throw new Error('no input')
  return { ...input, meta: await sharp(input.bytes).metadata() }
}
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('a picture that is brought', () => {
  it.each(['png', 'jpeg', 'webp'] as const)(
    'as %s is kept byte for byte and goes upstream as it came',
    async (format) => {
      const bytes = await picture(format, 80, 60)
      const response = await post(bytes, { type: `image/${format}`, query: '?fileName=My%20sofa.png' })
      expect(response.status).toBe(201)
      const upload = Upload.parse(await response.json())
      expect(response.headers.get('location')).toBe(`/api/v1/images/${upload.id}`)
      expect(upload).toMatchObject({
        widthPx: 80,
        heightPx: 60,
        format,
        byteLength: bytes.length,
        hasAlpha: false,
        fileName: 'My sofa.png',
        thumbhash: null,
        hasVariants: false,
      })
      expect((await world.storage().read(sha256(bytes))).equals(bytes)).toBe(true)
      expect((await inputOf(upload.id)).bytes.equals(bytes)).toBe(true)
      const row = await world.db().image.findUniqueOrThrow({ where: { id: upload.id } })
      expect(row).toMatchObject({ kind: 'upload', prompt: '', generationId: null, sha256: sha256(bytes) })
      const jobs = await world.db().$queryRaw<
        object[]
      >`SELECT data FROM pgboss.job WHERE data->>'imageId' = ${upload.id}`
      expect(jobs).toHaveLength(1)
    },
  )

  it('comes as a form too, as browsers and curl send it', async () => {
    const bytes = await picture('jpeg', 90, 60)
    const form = new FormData()
    form.set(
      'file',
      new Blob([new Uint8Array(bytes)], { type: 'application/x-msdownload' }),
      '../../Söder "7"\u202e.jpg',
    )
    const upload = await uploaded(form, { type: null })
    expect(upload).toMatchObject({ format: 'jpeg', fileName: 'Söder "7".jpg', byteLength: bytes.length })
    expect((await inputOf(upload.id)).bytes.equals(bytes)).toBe(true)
  })

  it('is judged by its content, whatever it is called', async () => {
    const upload = await uploaded(await picture('webp', 70, 70), {
      type: 'image/svg+xml',
      query: '?fileName=x.exe',
    })
    expect([upload.format, upload.fileName]).toEqual(['webp', 'x.exe'])
    expect((await uploaded(pngPicture(77, 70), { type: 'application/octet-stream' })).fileName).toBeNull()
  })

  it('brought again is the same image, out of the trash, newest, and 200', async () => {
    const bytes = pngPicture(81, 60)
    const first = await uploaded(bytes)
    const second = await uploaded(pngPicture(82, 60))
    await world.gallery.trashImage(maya, first.id)
    const again = await post(bytes, { query: '?fileName=other.png' })
    expect(again.status).toBe(200)
    expect(await again.json()).toMatchObject({ id: first.id, fileName: first.fileName, widthPx: 81 })
    const { items } = await world.gallery.listUploads(maya, { limit: 10 })
    expect(items.map(({ id }) => id)).toEqual([first.id, second.id])
  })

  it('by twelve at once is one row, one job, one file', async () => {
    const bytes = await phonePhoto(3)
    const before = await everything()
    const all = await Promise.all(Array.from({ length: 12 }, () => post(bytes, { type: 'image/jpeg' })))
    const ids = await Promise.all(all.map(async (response) => (await response.json()).id))
    expect(new Set(ids).size).toBe(1)
    expect(all.map(({ status }) => status).sort()).toEqual([...Array(11).fill(200), 201])
    const after = await everything()
    expect(after).toMatchObject({
      images: before.images + 1,
      variants: before.variants + 1,
      jobs: before.jobs + 1,
    })
    expect(after.blobs.length - before.blobs.length).toBe(2)
  })

  it('by two people is two images over the same bytes, each their own', async () => {
    const bytes = pngPicture(83, 60)
    const [hers, his] = [await uploaded(bytes), await uploaded(bytes, { who: theo })]
    expect(hers.id).not.toBe(his.id)
    expect((await world.gallery.findInputs(maya, [hers.id, his.id])).size).toBe(1)
    await expect(world.gallery.getImageDetail(theo, hers.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await world.gallery.listUploads(theo, { limit: 10 })).items.map(({ id }) => id)).toEqual([his.id])
  })

  it('is seen by its owner in every size, and thumbs are upright', async () => {
    const { id } = await uploaded(await phonePhoto(6), { type: 'image/jpeg', query: '?fileName=sofa.jpg' })
    const { GET } = await import('@/app/api/v1/images/[imageId]/[variant]/route')
    const get = (variant: string, cookie = maya.cookie) =>
      call(GET, new Request(`${ORIGIN}/x`, { headers: { cookie, host: '127.0.0.1:3000' } }), {
        imageId: id,
        variant,
      })
    expect((await get('thumb')).headers.get('content-type')).toBe('image/jpeg')
    expect(await world.gallery.makeVariants(id)).toEqual({ ok: true })
    for (const variant of ['thumb', 'preview']) {
      const answer = await get(variant)
      const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
      expect([answer.headers.get('content-type'), width, height]).toEqual(['image/webp', 96, 160])
    }
    const original = await get('original')
    expect(original.headers.get('content-disposition')).toContain('filename="sofa.jpg"')
    expect((await get('original', theo.cookie)).status).toBe(404)
    const [item] = (await world.gallery.listUploads(maya, { limit: 1 })).items
    expect(item).toMatchObject({ id, hasVariants: true, thumbhash: expect.any(String) })
  })

  it('hangs on no wall, and is found in the trash and back', async () => {
    const made = await world.image(maya)
    const { id } = await uploaded(pngPicture(84, 60))
    const wall = (view: 'all' | 'trash') => world.gallery.listImages(maya, { view, limit: 10 })
    expect((await wall('all')).items.map((each) => each.id)).toEqual([made.id])
    expect(await world.gallery.getImageDetail(maya, made.id)).toMatchObject({ newerId: null, olderId: null })
    expect(await world.gallery.getImageDetail(maya, id)).toMatchObject({
      ...{ newerId: null, olderId: null, generationId: null },
    })
    await world.gallery.trashImage(maya, id)
    expect((await wall('trash')).items.map((each) => each.id)).toEqual([id])
    expect((await world.gallery.listUploads(maya, { limit: 10 })).items).toEqual([])
    expect((await world.gallery.findInputs(maya, [id])).size).toBe(0)
    await world.gallery.restoreImage(maya, id)
    expect((await world.gallery.listUploads(maya, { limit: 10 })).items).toHaveLength(1)
  })

  it('is listed in pages, newest first, without gap or repeat', async () => {
    const made: string[] = []
    for (let i = 0; i < 5; i += 1) made.unshift((await uploaded(pngPicture(90 + i, 50))).id)
    const same = new Date()
    await world.db().image.updateMany({ where: { userId: maya.actor.userId }, data: { createdAt: same } })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await world.gallery.listUploads(maya, { limit: 2, ...(cursor && { cursor }) })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual([...made].sort().reverse())
  })
})

describe('what goes upstream', () => {
  it('of a photo is upright, in sRGB, and says nothing of where it was taken', async () => {
    const bytes = await phonePhoto(6)
    expect(bytes.includes('Skeppsbron')).toBe(true)
    const before = await sharp(bytes).metadata()
    expect(before).toMatchObject({
      orientation: 6,
      hasProfile: true,
      exif: expect.any(Buffer),
      xmp: expect.any(Buffer),
    })
    const upload = await uploaded(bytes, { type: 'image/jpeg' })
    expect([upload.widthPx, upload.heightPx]).toEqual([96, 160])
    const input = await inputOf(upload.id)
    expect([input.widthPx, input.heightPx, input.format]).toEqual([96, 160, 'jpeg'])
    const { exif, xmp, icc, iptc, orientation, hasProfile, space, depth, width, height, chromaSubsampling } =
      input.meta
    expect({ exif, xmp, icc, iptc, orientation, hasProfile }).toEqual({ hasProfile: false })
    expect({ space, depth, width, height, chromaSubsampling }).toEqual({
      ...{ space: 'srgb', depth: 'uchar', width: 96, height: 160, chromaSubsampling: '4:4:4' },
    })
    for (const secret of ['Skeppsbron', 'Fernweh', 'Lindqvist', 'GPS', 'Exif', 'ICC_PROFILE'])
      expect(input.bytes.includes(secret), secret).toBe(false)
    expect((await world.storage().read(sha256(bytes))).equals(bytes)).toBe(true)
    // Turned a quarter to the right: what was up left is up right.
    const { data } = await sharp(input.bytes)
      .extract({ left: 90, top: 5, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect((data[0] ?? 0) > 150 && (data[2] ?? 0) < 90).toBe(true)
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('of orientation %i looks as browsers show it', async (orientation) => {
    const bytes = await corners().withMetadata({ orientation }).png().toBuffer()
    const { id } = await uploaded(bytes)
    const shown = await sharp(bytes).autoOrient().raw().toBuffer()
    const input = await inputOf(id)
    expect(input.meta.orientation).toBeUndefined()
    expect((await sharp(input.bytes).raw().toBuffer()).equals(shown)).toBe(true)
  })

  const flat = () => sharp({ create: { width: 64, height: 64, channels: 3, background: '#c83214' } })
  it.each<[string, () => Promise<Buffer>]>([
    ['CMYK', () => flat().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()],
    ['16 bits', () => flat().toColourspace('rgb16').png().toBuffer()],
    ['a palette', () => flat().png({ palette: true, colours: 4 }).toBuffer()],
    ['interlacing', () => flat().png({ progressive: true }).toBuffer()],
    ['progressive scans', () => flat().jpeg({ progressive: true, quality: 95 }).toBuffer()],
    ['Display P3', () => flat().withIccProfile('p3').png().toBuffer()],
    ['Display P3 in WebP', () => flat().withIccProfile('p3').webp({ quality: 95 }).toBuffer()],
    [
      'lossless WebP with EXIF',
      () =>
        flat()
          .withExif({ IFD0: { Make: 'Fernweh' } })
          .webp({ lossless: true })
          .toBuffer(),
    ],
    ['an alpha channel that hides nothing', () => flat().ensureAlpha().png().toBuffer()],
  ])('of %s is 8-bit sRGB of the same colour', async (_, make) => {
    const upload = await uploaded(await make(), { type: 'image/jpeg' })
    const { meta, bytes, format } = await inputOf(upload.id)
    expect(meta).toMatchObject({ space: 'srgb', depth: 'uchar', hasProfile: false, format: upload.format })
    expect([format, upload.hasAlpha]).toEqual([upload.format, false])
    expect(meta.exif).toBeUndefined()
    const data = await sharp(bytes).removeAlpha().raw().toBuffer()
    for (const [i, value] of [200, 50, 20].entries())
      expect(Math.abs((data[i] ?? 0) - value)).toBeLessThan(26)
  })

  it.each<[string, () => Promise<Buffer>]>([
    ['a grey PNG', () => flat().greyscale().png().toBuffer()],
    ['a grey JPEG', () => flat().greyscale().jpeg().toBuffer()],
    ['a grey PNG of 16 bits', () => flat().toColourspace('grey16').png().toBuffer()],
    [
      'a black and white PNG of one bit',
      () => flat().greyscale().threshold(10).png({ palette: true, colours: 2 }).toBuffer(),
    ],
  ])('of %s has three channels of one value', async (_, make) => {
    const { id } = await uploaded(await make())
    const { meta, bytes } = await inputOf(id)
    expect(meta).toMatchObject({ space: 'srgb', depth: 'uchar', channels: 3 })
    const [r, g, b] = await sharp(bytes).raw().toBuffer()
    expect(new Set([r, g, b]).size).toBe(1)
  })

  it('keeps what is transparent, and says so', async () => {
    const clear = sharp({
      create: { width: 64, height: 64, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } },
    })
    for (const bytes of [
      await clear.clone().png().toBuffer(),
      await clear.clone().webp().toBuffer(),
      await clear
        .clone()
        .withExif({ IFD0: { Make: 'x' } })
        .png()
        .toBuffer(),
      await clear.clone().toColourspace('grey16').png().toBuffer(),
    ]) {
      const upload = await uploaded(bytes)
      expect(upload.hasAlpha).toBe(true)
      const { meta, bytes: input } = await inputOf(upload.id)
      expect(meta).toMatchObject({ hasAlpha: true, channels: 4, space: 'srgb' })
      expect((await sharp(input).stats()).isOpaque).toBe(false)
      expect((await world.gallery.findInputs(maya, [upload.id])).get(upload.id)?.hasAlpha).toBe(true)
    }
  })

  it('of a photo as a heavy PNG with metadata is a JPEG that fits', async () => {
    const side = 1960
    const raw = randomBytes(side * side * 3).map((byte) => byte & 0x7f)
    const bytes = await sharp(raw, { raw: { width: side, height: side, channels: 3 } })
      .withExif({ IFD0: { Make: 'Fernweh' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bytes.length).toBeGreaterThan(9.5 * 1024 * 1024)
    expect(bytes.length).toBeLessThan(10 * 1024 * 1024)
    const { id } = await uploaded(bytes)
    const input = await inputOf(id)
    expect(input.format).toBe('jpeg')
    expect(input.bytes.length).toBeLessThan(9.5 * 1024 * 1024)
  })

  it('of a heavy PNG with something transparent is a WebP that fits, where a WebP can be as large', async () => {
    const noise = async (width: number, height: number) =>
      sharp(randomBytes(width * height * 4), { raw: { width, height, channels: 4 } })
        .withExif({ IFD0: { Make: 'Fernweh' } })
        .png({ compressionLevel: 0 })
        .toBuffer()
    const square = await inputOf((await uploaded(await noise(1600, 1600))).id)
    expect([square.format, square.meta.hasAlpha]).toEqual(['webp', true])
    expect(square.bytes.length).toBeLessThan(9.5 * 1024 * 1024)
    const strip = await inputOf((await uploaded(await noise(16_384, 156))).id)
    expect([strip.format, strip.meta.width, strip.meta.exif]).toEqual(['png', 16_384, undefined])
  })

  it('of a phone’s JPEG with a gain map behind it is the first picture alone', async () => {
    const [main, map] = [
      await corners().jpeg().toBuffer(),
      await corners(32, 32).greyscale().jpeg().toBuffer(),
    ]
    for (const bytes of [Buffer.concat([main, map]), Buffer.concat([main, Buffer.alloc(37), map, map])]) {
      const { id } = await uploaded(bytes, { type: 'image/jpeg' })
      const input = await inputOf(id)
      expect([input.widthPx, input.heightPx]).toEqual([160, 96])
      expect(input.bytes.lastIndexOf(Buffer.from([0xff, 0xd8, 0xff]))).toBe(0)
      expect((await world.storage().read(sha256(bytes))).equals(bytes)).toBe(true)
    }
  })
})

describe('what is refused by its rule, with nothing kept', () => {
  it.each(STRANGERS)('%s, whatever it says it is', async (_, bytes, kind) => {
    const error = await expectRefused(bytes, 415, kind)
    expect(error.fields).toEqual([
      { field: 'file', message: expect.stringMatching(/^must be a PNG, JPEG or WebP/) },
    ])
    await expectRefused(bytes, 415, kind, { type: 'image/jpeg', query: '?fileName=sofa.jpg' })
  })

  it('nothing at all', async () => {
    await expectRefused(Buffer.alloc(0), 400, /^file: must not be empty/)
    await expectRefused(null, 400, /^file: must not be empty/)
  })

  it.each(['png', 'jpeg', 'webp'] as const)('a %s that breaks off, or has a hole', async (format) => {
    const whole =
      format === 'png'
        ? pngPicture(200, 150, true)
        : await sharp(pngPicture(200, 150, true))
            .toFormat(format)
            .toBuffer()
    for (const part of [0.1, 0.5, 0.99])
      await expectRefused(
        whole.subarray(0, Math.floor(whole.length * part)),
        400,
        /^file: must be (whole|undamaged)/,
      )
    await expectRefused(whole.subarray(0, -1), 400, /^file: must/)
  })

  it('pixels that are not there, though every chunk is whole', async () => {
    const png = pngUnfolding(64, 64, 64 * 100)
    await expectRefused(png, 400, /^file: must decode to its last pixel/)
    const jpeg = await sharp(pngPicture(200, 150, true))
      .jpeg()
      .toBuffer()
    const cut = Buffer.concat([jpeg.subarray(0, jpeg.length - 4000), Buffer.from([0xff, 0xd9])])
    await expectRefused(cut, 400, /^file: must decode to its last pixel/, { type: 'image/jpeg' })
  })

  const TAILS: [string, string][] = [
    ['a ZIP', `PK\x03\x04${'\0'.repeat(30)}`],
    ['a page', '<html><script>alert(1)</script></html>'],
    ['PHP', '<?php system($_GET[0]);'],
    ['one byte', 'x'],
    ['a second PNG', pngPicture(16, 16).toString('latin1')],
    ['half a JPEG', '\xff\xd8\xff\xe0\0\x10JFIF'],
  ]
  it.each(TAILS)('%s behind the picture', async (_, tail) => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const bytes = Buffer.concat([await picture(format, 64, 64), Buffer.from(tail, 'latin1')])
      await expectRefused(bytes, 400, /^file: must end where its picture ends; \d+ bytes/)
    }
  })

  it('what moves', async () => {
    await expectRefused(animatedPng(), 400, /^file: must be one still picture/)
    await expectRefused(await animatedWebp(), 400, /^file: must be one still picture/)
  })

  it.each<[number, number, RegExp]>([
    [15, 64, /at least 16 pixels; it is 15 x 64/],
    [64, 15, /at least 16 pixels; it is 64 x 15/],
    [16_385, 16, /at most 16384 pixels; it is 16385 x 16/],
    [6000, 6000, /at most 25165824 pixels in all; it is 6000 x 6000/],
    [60_000, 60_000, /at most 16384 pixels/],
    [0xffffffff, 0xffffffff, /at most 16384 pixels/],
  ])('%i x %i', async (width, height, rule) => {
    await expectRefused(claiming(width, height), 400, rule)
  })

  it('bombs, in little memory and time', async () => {
    const before = process.memoryUsage().rss
    const bomb = pngUnfolding(64, 64, 400 * 1024 * 1024)
    const began = cpuMs()
    const peak = process.memoryUsage().rss
    expect(bomb.length).toBeLessThan(1024 * 1024)
    const response = await post(bomb)
    expect([201, 400]).toContain(response.status)
    await expectRefused(claiming(16_000, 1500), 400, /^file: must decode/)
    const text = pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), bombed(300)]))
    const profile = pngChunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), bombed(300)]))
    for (const chunk of [text, profile])
      expect([201, 400]).toContain((await post(withChunks(pngPicture(65, 65), chunk))).status)
    expect(process.memoryUsage().rss - Math.max(before, peak)).toBeLessThan(200 * 1024 * 1024)
    expect(cpuMs() - began).toBeLessThan(15_000)
  })

  it('a JPEG of a thousand scans, before it takes a minute', async () => {
    const jpeg = await sharp(pngPicture(4000, 3000)).jpeg({ progressive: true }).toBuffer()
    const scan = jpeg.subarray(jpeg.lastIndexOf(Buffer.from([0xff, 0xda])), -2)
    const scans = Array.from({ length: 1000 }, () =>
      Buffer.concat([scan.subarray(0, 10), scan.subarray(10, 60)]),
    )
    const bomb = Buffer.concat([jpeg.subarray(0, -2), ...scans, jpeg.subarray(-2)])
    const began = cpuMs()
    await expectRefused(bomb, 400, /^file: (must decode|takes too long)/)
    expect(cpuMs() - began).toBeLessThan(25_000)
  })

  it('more than 10 MiB, without reading on', async () => {
    const rule = /^file: must be at most 10 MiB/
    const huge = String(11 * 1024 * 1024)
    await expectRefused(pngPicture(64, 64), 413, rule, { headers: { 'content-length': huge } })
    for (const type of ['image/png', 'multipart/form-data; boundary=x']) {
      let read = 0
      const endless = new ReadableStream({
        pull(controller) {
          read += 64 * 1024
          controller.enqueue(new Uint8Array(64 * 1024))
        },
      })
      await expectRefused(endless, 413, rule, { type })
      expect(read).toBeLessThan(11 * 1024 * 1024)
    }
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]), 'big.png')
    await expectRefused(form, 413, rule, { type: null })
  })

  it('exactly 10 MiB is not too much', async () => {
    const png = pngPicture(64, 64)
    const fill = pngChunk('prIv', Buffer.alloc(10 * 1024 * 1024 - png.length - 12, 7))
    const upload = await uploaded(withChunks(png, fill))
    expect(upload.byteLength).toBe(10 * 1024 * 1024)
    expect((await inputOf(upload.id)).bytes.length).toBeLessThan(20_000)
  })

  it('another kind of request', async () => {
    const png = pngPicture(64, 64)
    for (const type of [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'image/',
      'imagepng',
      'multipart/mixed; boundary=x',
      '',
    ])
      await expectRefused(png, 415, /^content-type: must be/, { type: type || null })
    const query = `?fileName=${'x'.repeat(256)}`
    await expectRefused(png, 400, /^fileName: /, { query })
    await expectRefused(png, 400, /^fileName: /, { query: '?fileName=a%00b' })
  })

  it('a form that is not one file', async () => {
    const rule = /^file: must be the one part/
    const blob = new Blob([new Uint8Array(pngPicture(64, 64))])
    const forms = [new FormData(), new FormData(), new FormData(), new FormData()]
    forms[0]?.set('image', blob, 'x.png')
    forms[1]?.set('file', 'a text')
    forms[2]?.append('file', blob, 'x.png')
    forms[2]?.append('file', blob, 'y.png')
    for (const form of forms) await expectRefused(form, 400, rule, { type: null })
    const type = 'multipart/form-data; boundary=x'
    for (const body of [
      '',
      '--x',
      '--x\r\n',
      '--x--',
      '--x\r\n\r\n\r\n--x--\r\n',
      'x'.repeat(1000),
      '--x\r\n'.repeat(10_000),
    ])
      await expectRefused(body, 400, rule, { type })
    await expectRefused(pngPicture(64, 64), 400, rule, { type: 'multipart/form-data' })
  })

  it('a body that ends before its end', async () => {
    const broken = new ReadableStream({
      pull(controller) {
        controller.error(new Error('the connection broke'))
      },
    })
    await expectRefused(broken, 400, /^body: ended before its end/)
  })

  it('who is not signed in, and a viewer', async () => {
    await expectRefused(pngPicture(64, 64), 401, /Sign in/, { who: { ...maya, cookie: '' } })
    await world.db().membership.updateMany({ where: { userId: theo.actor.userId }, data: { role: 'viewer' } })
    await expectRefused(pngPicture(64, 64), 403, /role/, { who: theo })
  })
})

describe('limits', () => {
  it('refuse a person who brings too many within a day, and count again tomorrow', async () => {
    const { env } = await import('@/lib/env')
    const many = env().UPLOADS_PER_DAY
    env().UPLOADS_PER_DAY = 2
    try {
      const bytes = pngPicture(120, 50)
      await uploaded(bytes)
      await uploaded(pngPicture(121, 50))
      await expectRefused(pngPicture(122, 50), 429, /uploaded 2 pictures within a day/)
      expect((await post(bytes)).status).toBe(200)
      await uploaded(pngPicture(122, 50), { who: theo })
      const yesterday = new Date(Date.now() - 25 * 3_600_000)
      await world
        .db()
        .image.updateMany({ where: { userId: maya.actor.userId }, data: { createdAt: yesterday } })
      await uploaded(pngPicture(122, 50))
    } finally {
      env().UPLOADS_PER_DAY = many
    }
  })

  it('let some wait and send the others away, and all who waited are served', async () => {
    const files = Array.from({ length: 160 }, (_, i) => pngPicture(20 + (i % 80), 20 + Math.floor(i / 80)))
    const answers = await Promise.all(files.map((bytes) => post(bytes)))
    const [taken, busy] = [201, 503].map((status) => answers.filter((answer) => answer.status === status))
    expect((taken?.length ?? 0) + (busy?.length ?? 0)).toBe(160)
    expect(taken?.length).toBeGreaterThanOrEqual(72)
    expect(busy?.length).toBeGreaterThan(0)
    expect(busy?.[0]?.headers.get('retry-after')).toBe('3')
    await uploaded(pngPicture(119, 20))
  })
})

describe('tidying', () => {
  it('removes uploads that no run used for 30 days, bytes and all; one in use or brought again stays', async () => {
    const now = new Date()
    const old = new Date(now.getTime() - 31 * 86_400_000)
    const photo = await phonePhoto(8)
    const [unused, used, young] = [
      await uploaded(photo, { type: 'image/jpeg' }),
      await uploaded(pngPicture(131, 50)),
      await uploaded(pngPicture(132, 50)),
    ]
    const { runId } = await world.image(maya)
    await world.db().runInput.create({ data: { runId, field: 'image', imageId: used.id } })
    const age = (id: string) => world.db().image.update({ where: { id }, data: { createdAt: old } })
    for (const { id } of [unused, used, young]) await age(id)
    await uploaded(pngPicture(132, 50))
    const input = await world
      .db()
      .imageVariant.findFirstOrThrow({ where: { imageId: unused.id, name: 'input' } })
    const hashes = [sha256(photo), input.sha256]
    const { utimes } = await import('node:fs/promises')
    for (const each of hashes) await utimes(world.blob(each), old, old)
    expect(await world.gallery.purgeTrash(now)).toBe(1)
    expect((await world.gallery.listUploads(maya, { limit: 9 })).items.map(({ id }) => id)).toEqual([
      young.id,
      used.id,
    ])
    for (const each of hashes) expect(await world.storage().stat(each)).toBeNull()
    expect(await world.gallery.readInput(used.id)).not.toBeNull()
  })

  it('never takes away the picture of a run that is being started', async () => {
    const { id } = await uploaded(pngPicture(133, 50))
    const { runId } = await world.image(maya)
    await world.db().image.update({ where: { id }, data: { createdAt: new Date(0) } })
    await world.inTransaction(async (tx) => {
      await tx.runInput.create({ data: { runId, field: 'image', imageId: id } })
      expect(await world.gallery.purgeTrash(new Date())).toBe(0)
    })
    expect(await world.gallery.purgeTrash(new Date())).toBe(0)
    expect(await world.db().runInput.count({ where: { imageId: id } })).toBe(1)
  })
})

/** What this process has worked so far, however long it had to wait for its turn. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** `mib` zeros, deflated. */
function bombed(mib: number): Buffer {
  const png = pngUnfolding(64, 64, mib * 1024 * 1024)
  const at = png.indexOf('IDAT')
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
}
