import { hash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LinkCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { directory } from '@/lib/share/zip-file'
import type { Person } from './gallery-world'
import { asking, openShare, type ShareWorld } from './share-world'
import { unzip } from './unzip'

let world: ShareWorld
let maya: Person

beforeAll(async () => {
  world = await openShare()
  maya = await world.member('Maya')
})
afterAll(() => world?.close())

/** A picture that says who made it, larger than a preview. */
const large = async (hue = 0) => {
  const picture = sharp({
    create: { width: 1600, height: 1200, channels: 3, background: { r: hue, g: 90, b: 160 } },
  })
  const bytes = await picture
    .png()
    .withExif({ IFD0: { Copyright: 'a secret prompt' } })
    .toBuffer()
  return world.image(maya, { bytes, widthPx: 1600, heightPx: 1200 })
}
const admit = (token: string) => world.share.admitLink(asking(), token)
type Options = Parameters<ShareWorld['share']['createLink']>[1]
async function sharing(target: Options['target'], more: Partial<Options> = {}) {
  const link = await world.link(maya, { target, ...more })
  return { link, ctx: await admit(link.token) }
}
type Variant = 'thumb' | 'preview' | 'original'
const get = (ctx: LinkCtx, imageId: string, variant: Variant, headers = {}, method = 'GET') =>
  world.share.deliverShared(ctx, { imageId, variant }, asking(headers, method))
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
const codeOf = (tried: Promise<unknown>) =>
  tried.then(
    () => 'answered',
    (error) => (error instanceof AppError ? error.code : String(error)),
  )
const originals = (linkId: string) =>
  world.db().auditEvent.count({ where: { actorId: linkId, action: 'image.original-downloaded' } })
const copies = (linkId: string) =>
  world.db().auditEvent.count({ where: { actorId: linkId, action: 'image.copy-downloaded' } })

describe('the bytes of a picture', () => {
  it('are small ones, made at the first look, and asked again each time', async () => {
    const image = await large()
    const { ctx } = await sharing({ kind: 'image', id: image.id })
    for (const [variant, side] of [
      ['thumb', 512],
      ['preview', 1280],
    ] as const) {
      const answer = await get(ctx, image.id, variant)
      expect(answer.headers.get('cache-control')).toBe('private, no-cache')
      const made = await sharp(await bytesOf(answer)).metadata()
      expect(made).toMatchObject({ format: 'webp', width: side })
      expect(made.exif).toBeUndefined()
      const etag = answer.headers.get('etag') ?? ''
      expect((await get(ctx, image.id, variant, { 'if-none-match': etag })).status).toBe(304)
    }
  })
  it('larger than a preview are nowhere to be had while downloads are off', async () => {
    const image = await large()
    const { ctx } = await sharing({ kind: 'image', id: image.id })
    expect(await codeOf(get(ctx, image.id, 'original'))).toBe('NOT_FOUND')
    const asks = ['image/png', 'image/webp;q=0, image/png', '*/*;q=0', 'image/jpeg']
    for (const accept of asks) {
      const answer = await get(ctx, image.id, 'preview', { accept })
      const { format, width } = await sharp(await bytesOf(answer)).metadata()
      expect({ format, width }, accept).toEqual({ format: 'webp', width: 1280 })
    }
    const preview = await world
      .db()
      .imageVariant.findFirstOrThrow({ where: { imageId: image.id, name: 'preview' } })
    await world.storage().remove(preview.sha256, 0)
    expect(await codeOf(get(ctx, image.id, 'preview'))).toBe('NOT_FOUND')
  })
  it('are the picture alone at its full size, or the original where that is given', async () => {
    const image = await large()
    const stripped = await sharing({ kind: 'image', id: image.id }, { allowsDownload: true })
    const plain = await get(stripped.ctx, image.id, 'original')
    const made = await sharp(await bytesOf(plain)).metadata()
    expect(made).toMatchObject({ format: 'png', width: 1600, height: 1200 })
    expect(made.exif).toBeUndefined()
    expect(plain.headers.get('content-disposition')).toMatch(/^attachment; filename="a-picture-\w{6}\.png"/)
    expect(await originals(stripped.link.id)).toBe(0)
    expect(await copies(stripped.link.id)).toBe(1)
    const full = await sharing(
      { kind: 'image', id: image.id },
      { allowsDownload: true, givesOriginals: true },
    )
    expect(await bytesOf(await get(full.ctx, image.id, 'original'))).toEqual(image.bytes)
    expect(await originals(full.link.id)).toBe(1)
    const head = await get(full.ctx, image.id, 'original', {}, 'HEAD')
    expect(head.headers.get('content-length')).toBe(String(image.byteLength))
    const part = await get(full.ctx, image.id, 'original', { range: 'bytes=10-19' })
    expect([part.status, await bytesOf(part)]).toEqual([206, image.bytes.subarray(10, 20)])
    expect(await originals(full.link.id)).toBe(1)
    const another = await sharing(
      { kind: 'image', id: image.id },
      { allowsDownload: true, givesOriginals: true },
    )
    await get(another.ctx, image.id, 'original', { range: 'bytes=0-' })
    expect(await originals(another.link.id)).toBe(1)
    const tomorrow = { ...another.ctx, now: new Date(another.ctx.now.getTime() + 86_400_000) }
    await get(tomorrow, image.id, 'original')
    expect(await originals(another.link.id)).toBe(2)
  })
  it('originals are not given where downloads are off, whatever else is said', async () => {
    const image = await large()
    const { ctx } = await sharing({ kind: 'image', id: image.id }, { givesOriginals: true })
    expect(await codeOf(get(ctx, image.id, 'original'))).toBe('NOT_FOUND')
  })
  it('are of what the link shows and of no other picture', async () => {
    const [shown, other] = [await large(), await large(30)]
    const collection = await world.collection(maya, [shown.id])
    for (const target of [
      { kind: 'image', id: shown.id },
      { kind: 'run', id: shown.runId },
      { kind: 'collection', id: collection },
    ] as const) {
      const { ctx } = await sharing(target, { allowsDownload: true, givesOriginals: true })
      for (const id of [other.id, newId(), collection])
        for (const variant of ['thumb', 'preview', 'original'] as const)
          expect(await codeOf(get(ctx, id, variant))).toBe('NOT_FOUND')
      await get(ctx, shown.id, 'thumb')
      await world.db().image.update({ where: { id: shown.id }, data: { deletedAt: new Date() } })
      for (const variant of ['thumb', 'preview', 'original'] as const)
        expect(await codeOf(get(ctx, shown.id, variant))).toBe('NOT_FOUND')
      await world.db().image.update({ where: { id: shown.id }, data: { deletedAt: null } })
    }
  })
})

describe('an archive', () => {
  const unpacked = async (response: Response) =>
    unzip(await bytesOf(response)).map(({ name, bytes }) => [name, hash('sha256', bytes)])
  it('has every picture in its order: originals, or the pictures alone', async () => {
    const images = [await large(1), await large(2), await large(3)]
    const ids = images.map(({ id }) => id)
    const id = await world.collection(maya, ids, 'Überblick: Dächer!')
    const full = await sharing({ kind: 'collection', id }, { allowsDownload: true, givesOriginals: true })
    const answer = await world.share.zipShared(full.ctx, asking())
    expect(answer.headers.get('content-disposition')).toContain(
      "filename*=UTF-8''%C3%BCberblick-d%C3%A4cher.zip",
    )
    expect(await unpacked(answer)).toEqual(
      images.map(({ sha256 }, index) => [`überblick-dächer-00${index + 1}.png`, sha256]),
    )
    const told = await world.db().auditEvent.findFirstOrThrow({ where: { actorId: full.link.id } })
    expect(told.facts).toMatchObject({ count: 3, imageIds: [...ids].sort(), linkId: full.link.id })
    await world.share.zipShared(full.ctx, asking())
    expect(await originals(full.link.id)).toBe(1)
    const plain = await sharing({ kind: 'collection', id }, { allowsDownload: true })
    const stripped = await unpacked(await world.share.zipShared(plain.ctx, asking()))
    expect(stripped).toHaveLength(3)
    expect([await originals(plain.link.id), await copies(plain.link.id)]).toEqual([0, 1])
    for (const [index, [, sha256]] of stripped.entries()) expect(sha256).not.toBe(images[index]?.sha256)
  })
  it('is cut off when the link is shut while it is read', async () => {
    const id = await world.collection(
      maya,
      await Promise.all([4, 5, 6].map(async (n) => (await large(n)).id)),
    )
    const { ctx, link } = await sharing(
      { kind: 'collection', id },
      { allowsDownload: true, givesOriginals: true },
    )
    const reader = (await world.share.zipShared(ctx, asking())).body?.getReader()
    await reader?.read()
    await world.share.revokeLink(maya, link.id)
    const rest = (async () => {
      while (!(await reader?.read())?.done);
    })()
    await expect(rest).rejects.toThrow()
  })
  it('of a collection is for who may open it, and ends when they are removed', async () => {
    const images = [await large(7), await large(8)]
    const id = await world.collection(
      maya,
      images.map((image) => image.id),
    )
    expect(await unpacked(await world.share.zipCollection(maya, id, asking()))).toHaveLength(2)
    await world.share.zipCollection(maya, id, asking())
    await world.share.zipCollection(maya, id, asking(), new Set([images[0]?.id ?? '']))
    const archives = await world.db().auditEvent.findMany({
      where: { subjectId: id, action: 'image.original-downloaded' },
    })
    // Made in the same millisecond, they stand in no order.
    expect(new Set(archives.map(({ facts }) => facts))).toEqual(
      new Set([
        { count: 2, imageIds: images.map((image) => image.id) },
        { count: 1, imageIds: [images[0]?.id] },
      ]),
    )
    const { listAudit } = await import('@/lib/audit')
    const lead = { ...maya, actor: { ...maya.actor, teamId: world.teamId } }
    const found = await listAudit(lead, { limit: 50, q: images[1]?.id, action: 'image' })
    expect(found.items.map(({ subject }) => subject.id)).toContain(id)
    const colleague = await world.member('Col')
    expect(await codeOf(world.share.zipCollection(colleague, id, asking()))).toBe('NOT_FOUND')
    await world.db().collection.update({ where: { id }, data: { teamLevel: 'view' } })
    const reader = (await world.share.zipCollection(colleague, id, asking())).body?.getReader()
    await reader?.read()
    const { userId } = colleague.actor
    await world.db().membership.delete({ where: { teamId_userId: { teamId: world.teamId, userId } } })
    const rest = (async () => {
      while (!(await reader?.read())?.done);
    })()
    await expect(rest).rejects.toThrow()
  })
  it('past 4 GiB says so as ZIP64 does', () => {
    const file = (offset: number) => ({ name: Buffer.from('a'), time: 0, crc: 1, size: 2, offset })
    const parts = [...directory([file(0), file(5 * 2 ** 30)], 6 * 2 ** 30)]
    const [, far, end64, end] = parts
    expect(far?.readUInt32LE(42)).toBe(0xffffffff)
    expect(far?.readBigUInt64LE(46 + 1 + 4)).toBe(BigInt(5 * 2 ** 30))
    expect(end64?.readBigUInt64LE(48)).toBe(BigInt(6 * 2 ** 30))
    expect(end?.readUInt32LE(16)).toBe(0xffffffff)
  })
})

describe('how a link unfurls', () => {
  it('is its first pictures, 1200 × 630, told apart by a tag', async () => {
    const images = await Promise.all([9, 10, 11, 12].map((n) => large(n)))
    const id = await world.collection(
      maya,
      images.map((image) => image.id),
    )
    const { ctx } = await sharing({ kind: 'collection', id })
    const answer = await world.share.deliverOpenGraph(ctx, asking())
    const etag = answer.headers.get('etag') ?? ''
    const drawn = await sharp(await bytesOf(answer)).metadata()
    expect(drawn).toMatchObject({ format: 'jpeg', width: 1200, height: 630 })
    expect((await world.share.deliverOpenGraph(ctx, asking({ 'if-none-match': etag }))).status).toBe(304)
    await world.db().image.update({ where: { id: images[0]?.id ?? '' }, data: { deletedAt: new Date() } })
    const after = await world.share.deliverOpenGraph(ctx, asking({ 'if-none-match': etag }))
    expect([after.status, after.headers.get('etag') === etag]).toEqual([200, false])
  })
  it('is nothing behind a password, or without pictures', async () => {
    const image = await large(13)
    const { ctx, link } = await sharing({ kind: 'image', id: image.id })
    await world.share.changeLink(maya, link.id, { password: 'wing beat 7' })
    expect(await codeOf(world.share.deliverOpenGraph(ctx, asking()))).toBe('NOT_FOUND')
    const empty = await sharing({ kind: 'collection', id: await world.collection(maya, []) })
    expect(await codeOf(world.share.deliverOpenGraph(empty.ctx, asking()))).toBe('NOT_FOUND')
  })
})
