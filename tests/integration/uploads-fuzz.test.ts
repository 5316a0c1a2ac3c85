import { readdir } from 'node:fs/promises'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { picture, pngPicture } from '../mocks/pictures'
import { openGallery, type Person, type World } from './gallery-world'
import { animatedWebp, phonePhoto } from './upload-files'

const SEED = 20_261_121
const SAID = new Set(['INVALID_INPUT', 'UNSUPPORTED_MEDIA_TYPE'])

let world: World
let maya: Person
let real: Buffer[]

beforeAll(async () => {
  world = await openGallery()
  await (await import('@/lib/jobs')).boss()
  ;(await import('@/lib/env')).env().UPLOADS_PER_DAY = 1_000_000
  maya = await world.person()
  real = [
    pngPicture(40, 30),
    await picture('jpeg', 40, 30),
    await picture('webp', 40, 30),
    await sharp(pngPicture(40, 30)).webp({ lossless: true }).toBuffer(),
    await sharp(pngPicture(40, 30)).jpeg({ progressive: true }).toBuffer(),
    await sharp(pngPicture(40, 30)).png({ palette: true, progressive: true }).toBuffer(),
    await phonePhoto(6),
    await animatedWebp(),
  ]
})
afterAll(async () => {
  await (await import('@/lib/jobs')).closeBoss()
  await world.close()
})

async function kept() {
  const files = await readdir(`${world.dataDir}/storage/blobs`, { recursive: true }).catch(() => [])
  return { images: await world.db().image.count(), files: files.length }
}

/** Taken whole or refused by a rule with nothing kept; what was taken is a picture upstream can read. */
async function bring(bytes: Buffer): Promise<'taken' | 'refused'> {
  const before = await kept()
  try {
    const { upload } = await world.gallery.uploadImage(maya, async () => ({ bytes }))
    const input = await world.gallery.readInput(upload.id)
    const { width, height, space, depth, exif, xmp, icc } = await sharp(input?.bytes).metadata()
    expect({ width, height, space, depth, exif, xmp, icc }).toEqual({
      ...{ width: upload.widthPx, height: upload.heightPx, space: 'srgb', depth: 'uchar' },
    })
    return 'taken'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect([SAID.has(error.code), error.message]).toEqual([true, expect.stringMatching(/^file: /)])
    expect(await kept()).toEqual(before)
    return 'refused'
  }
}

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const mutation = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    at: place,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: place, length: fc.integer({ min: 1, max: 64 }) }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: place,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  }),
  fc.record({ kind: fc.constant('end' as const), at: place }),
  fc.record({ kind: fc.constant('double' as const), at: place }),
)
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never

function mutated(file: Buffer, { at: where, ...how }: Mutation): Buffer {
  const at = Math.floor(where * file.length)
  const [head, tail] = [file.subarray(0, at), file.subarray(at)]
  switch (how.kind) {
    case 'set':
      return Buffer.concat([head, how.bytes, tail.subarray(how.bytes.length)])
    case 'cut':
      return Buffer.concat([head, tail.subarray(how.length)])
    case 'insert':
      return Buffer.concat([head, how.bytes, tail])
    case 'end':
      return head
    case 'double':
      return Buffer.concat([file, tail])
  }
}

describe('whatever is brought is taken whole or refused by a rule, and then nothing is kept', () => {
  it('random bytes, with and without a good beginning', async () => {
    const heads = [
      '',
      '\x89PNG\r\n\x1a\n',
      '\xff\xd8\xff',
      'RIFF\x20\0\0\0WEBP',
      'GIF89a',
      '<svg',
      'PK\x03\x04',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), async (head, rest) => {
        expect(await bring(Buffer.concat([Buffer.from(head, 'latin1'), rest]))).toBe('refused')
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('real pictures with something wrong in them', async () => {
    const outcomes = { taken: 0, refused: 0 }
    const which = fc.integer({ min: 0, max: real.length - 1 })
    await fc.assert(
      fc.asyncProperty(which, fc.array(mutation, { maxLength: 3 }), async (index, mutations) => {
        const file = mutations.reduce(mutated, real[index] ?? Buffer.alloc(0))
        outcomes[await bring(file)] += 1
      }),
      { seed: SEED, numRuns: 600 },
    )
    expect(outcomes.taken).toBeGreaterThan(20)
    expect(outcomes.refused).toBeGreaterThan(100)
  })

  it('and what was taken once is decoded again without complaint', async () => {
    const ids = await world.db().image.findMany({ select: { id: true } })
    expect(ids.length).toBeGreaterThan(5)
    for (const { id } of ids.slice(0, 60)) expect(await world.gallery.makeVariants(id)).toEqual({ ok: true })
  })
})
