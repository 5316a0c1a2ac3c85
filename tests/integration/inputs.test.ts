import { randomBytes, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import type { StartRunInput } from '@/lib/runs/schema'
import { pngPicture } from '../mocks/pictures'
import { brokenInvariants, newPerson, openStudio, type Studio, settled } from './studio'
import { phonePhoto } from './upload-files'

let studio: Studio
let gallery: typeof import('@/lib/gallery')
let maya: UserCtx
let theo: UserCtx

beforeAll(async () => {
  studio = await openStudio()
  gallery = await import('@/lib/gallery')
  studio.work()
})
afterAll(() => studio.close())
beforeEach(async () => {
  ;[maya, theo] = [await newPerson(studio, 100), await newPerson(studio, 100)]
})

async function uploaded(bytes: Buffer, who = maya) {
  return (await gallery.uploadImage(who, async () => ({ bytes }))).upload
}

const reimagine = (more: Partial<StartRunInput>): StartRunInput => ({
  model: 'stability/sd3.5-large',
  operation: 'image-to-image',
  prompt: 'a red sofa on a roof',
  strength: 0.7,
  outputFormat: 'png',
  ...more,
})
const inpaint = (more: Partial<StartRunInput>): StartRunInput => ({
  model: 'stability/inpaint',
  operation: 'inpaint',
  prompt: 'a red sofa on a roof',
  outputFormat: 'png',
  ...more,
})

async function start(input: StartRunInput, who = maya) {
  const started = await studio.runs.startRun(who, input, randomUUID())
  if (!started.ok) throw new Error(started.message)
  return started.value
}

/** Nothing held, no run, no job, nobody called. */
async function expectRefused(
  input: StartRunInput,
  fields: { field: string; message: unknown }[],
  who = maya,
) {
  const { userId } = who.actor
  const state = async () => ({
    wallet: await studio.db().wallet.findFirst({ where: { userId } }),
    runs: await studio.db().run.count(),
    inputs: await studio.db().runInput.count(),
    holds: await studio.db().hold.count(),
    jobs: await studio.db().$queryRaw`SELECT count(*)::int FROM pgboss.job WHERE name = 'generation.render'`,
    calls: studio.upstream.count(),
  })
  const before = await state()
  await expect(studio.runs.startRun(who, input, randomUUID())).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields },
  })
  expect(await state()).toEqual(before)
}

describe('a run that starts from an upload', () => {
  it('sends the picture upright and without a word of who, where and what took it', async () => {
    const original = await phonePhoto(6)
    const { id, widthPx, heightPx } = await uploaded(original)
    expect([widthPx, heightPx]).toEqual([96, 160])
    const calls = studio.upstream.count()
    const run = await start(reimagine({ image: id }))
    await settled(studio)
    expect((await studio.runs.getRun(maya, run.id)).generations[0]?.state).toBe('succeeded')
    expect(studio.upstream.count()).toBe(calls + 1)
    const call = studio.upstream.requests.at(-1)
    expect(call?.breaches).toEqual([])
    const part = call?.parts?.find(({ name }) => name === 'image')
    if (!part) throw new Error('no picture was sent')
    expect(part.contentType).toBe('image/jpeg')
    const { width, height, exif, xmp, iptc, icc, orientation } = await sharp(part.data).metadata()
    expect({ width, height, exif, xmp, iptc, icc, orientation }).toEqual({ width: 96, height: 160 })
    for (const secret of ['Skeppsbron', 'Fernweh', 'Lindqvist', 'GPS', 'Exif', 'ICC_PROFILE'])
      expect(part.data.includes(secret), secret).toBe(false)
    const inputs = await studio.db().runInput.findMany({ where: { runId: run.id } })
    expect(inputs).toEqual([{ runId: run.id, field: 'image', imageId: id }])
    expect(await brokenInvariants(studio)).toEqual([])
  })

  it('sends a file that is clean already byte for byte, and a mask beside it', async () => {
    const [source, mask] = [pngPicture(640, 480), pngPicture(640, 470)]
    const [image, hidden] = [await uploaded(source), await uploaded(mask)]
    await start(inpaint({ image: image.id, mask: hidden.id }))
    await settled(studio)
    const parts = studio.upstream.requests.at(-1)?.parts ?? []
    const sent = (name: string) => parts.find((part) => part.name === name)?.data
    expect([sent('image')?.equals(source), sent('mask')?.equals(mask)]).toEqual([true, true])
  })

  it('may start from a picture of the studio, and from one thrown away after it was started', async () => {
    const { id } = await uploaded(pngPicture(320, 240))
    const run = await start(reimagine({ image: id }))
    await gallery.trashImage(maya, id)
    await settled(studio)
    const output = (await studio.runs.getRun(maya, run.id)).generations[0]?.image
    if (!output) throw new Error('no image')
    const next = await start(reimagine({ image: output.id }))
    await settled(studio)
    expect((await studio.runs.getRun(maya, next.id)).generations[0]?.state).toBe('succeeded')
  })

  it('gives small versions that stand upright', async () => {
    const { id } = await uploaded(await phonePhoto(8))
    const thumbhash = async () => (await studio.db().image.findUnique({ where: { id } }))?.thumbhash
    await expect.poll(thumbhash).toBeTruthy()
    const thumbs = await studio.db().imageVariant.findMany({ where: { imageId: id, name: 'thumb' } })
    expect(thumbs.map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([
      [96, 160],
      [96, 160],
    ])
  })
})

describe('what cannot be started from is refused by field and rule, and nothing is held', () => {
  const unusable = (field: string) => [{ field, message: 'is not an image you can use' }]

  it('a stranger’s upload, one in the trash, one that never was', async () => {
    const { id } = await uploaded(pngPicture(128, 128))
    await expectRefused(reimagine({ image: id }), unusable('image'), theo)
    await gallery.trashImage(maya, id)
    await expectRefused(reimagine({ image: id }), unusable('image'))
    await expectRefused(reimagine({ image: randomUUID() }), unusable('image'))
  })

  it('a mask that is no id, or not hers', async () => {
    const [{ id }, his] = [await uploaded(pngPicture(128, 128)), await uploaded(pngPicture(128, 128), theo)]
    await expectRefused(inpaint({ image: id, mask: 'mask.png' }), [
      { field: 'mask', message: expect.any(String) },
    ])
    await expectRefused(inpaint({ image: id, mask: his.id }), unusable('mask'))
    await expectRefused(inpaint({ image: his.id, mask: his.id }), [...unusable('image'), ...unusable('mask')])
  })

  it('a source without any transparency and no mask', async () => {
    const { id } = await uploaded(pngPicture(128, 128))
    await expectRefused(inpaint({ image: id }), [
      { field: 'mask', message: 'must be given, because the source has no transparent part to change' },
    ])
    const clear = { r: 0, g: 0, b: 0, alpha: 0 }
    const create = { width: 128, height: 128, channels: 4, background: clear } as const
    await start(inpaint({ image: (await uploaded(await sharp({ create }).png().toBuffer())).id }))
  })

  it('a side of 63 pixels, of the picture upright', async () => {
    const { id } = await uploaded(pngPicture(63, 512))
    await expectRefused(reimagine({ image: id }), [
      { field: 'image', message: 'every side must have at least 64 pixels; it is 63 x 512' },
    ])
    const turned = await sharp(pngPicture(512, 63)).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    await expectRefused(reimagine({ image: (await uploaded(turned)).id }), [
      { field: 'image', message: 'every side must have at least 64 pixels; it is 63 x 512' },
    ])
  })

  it('a ratio of 1:3 where the upstream wants less', async () => {
    const { id } = await uploaded(pngPicture(300, 900))
    const outpaint = {
      ...inpaint({}),
      model: 'stability/outpaint',
      operation: 'outpaint',
      prompt: '',
    } as const
    await expectRefused({ ...outpaint, image: id, left: 100 }, [
      { field: 'image', message: 'the ratio of its sides must be from 1:2.5 to 2.5:1; it is 300 x 900' },
    ])
  })

  it('too many pixels for the operation', async () => {
    const { id } = await uploaded(pngPicture(1600, 900))
    const upscale = {
      model: 'stability/upscale-fast',
      operation: 'upscale',
      outputFormat: 'png',
    } as const
    await expectRefused({ ...upscale, image: id } as StartRunInput, [
      { field: 'image', message: expect.stringMatching(/at most 1536 pixels; it is 1600 x 900/) },
      { field: 'image', message: expect.stringMatching(/at most 1048576 pixels in all; it is 1600 x 900/) },
    ])
  })

  it('pictures that weigh too much together, as they would be sent', async () => {
    const heavy = async () => {
      const raw = { width: 1500, height: 1500, channels: 3 } as const
      return uploaded(
        await sharp(randomBytes(1500 * 1500 * 3), { raw })
          .png()
          .toBuffer(),
      )
    }
    const [image, mask] = [await heavy(), await heavy()]
    expect(image.byteLength + mask.byteLength).toBeGreaterThan(10 * 1024 * 1024)
    await expectRefused(inpaint({ image: image.id, mask: mask.id }), [
      { field: 'image', message: 'must have at most 9.9 MB with the other pictures' },
    ])
    await start(reimagine({ image: image.id }))
  })
})
