import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pngPicture } from '../mocks/pictures'
import { openGallery, type Person, type World } from './gallery-world'

const DAY_MS = 86_400_000
let world: World
let maya: Person
let theo: Person

beforeAll(async () => {
  world = await openGallery()
  theo = await world.person('Theo')
})
afterAll(() => world.close())

const all = (limit = 100, cursor?: string) => ({ view: 'all', limit, ...(cursor && { cursor }) }) as const
const trash = (limit = 100, cursor?: string) => ({ view: 'trash', limit, ...(cursor && { cursor }) }) as const
const idsOf = async (who: Person, query = all() as Parameters<World['gallery']['listImages']>[1]) =>
  (await world.gallery.listImages(who, query)).items.map((image) => image.id)

describe('the wall', () => {
  it('pages through pictures of the same millisecond without a gap or a repeat, newest first', async () => {
    maya = await world.person()
    const same = new Date('2026-11-20T12:00:00.123Z')
    const made: string[] = []
    for (let i = 0; i < 7; i++) made.push((await world.image(maya, { createdAt: same })).id)
    made.push((await world.image(maya, { createdAt: new Date(same.getTime() + 1) })).id)
    made.unshift((await world.image(maya, { createdAt: new Date(same.getTime() - 1) })).id)
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await world.gallery.listImages(maya, all(2, cursor ?? undefined))
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items.map((image) => image.id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual([seen[0], ...made.slice(1, 8).sort().reverse(), made[0]])
    expect(seen[0]).toBe(made[8])
    expect(new Set(seen).size).toBe(9)
  })

  it('says that there is no further page when the last one is just full', async () => {
    const who = await world.person()
    for (let i = 0; i < 4; i++) await world.image(who)
    const first = await world.gallery.listImages(who, all(2))
    const second = await world.gallery.listImages(who, all(2, first.nextCursor ?? ''))
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 2, null])
  })

  it("is one person's in one team", async () => {
    const who = await world.person()
    const { id } = await world.image(who)
    expect(await idsOf(who)).toEqual([id])
    expect(await idsOf(theo)).toEqual([])
    const { teamId, memberships } = theo.actor
    const elsewhere = { ...who, actor: { ...who.actor, teamId, memberships } }
    expect(await idsOf(elsewhere)).toEqual([])
  })

  it('tells what is needed to hang a picture before its bytes come', async () => {
    const who = await world.person()
    const { id } = await world.image(who, { prompt: 'ein Bär', createdAt: new Date('2026-11-20T10:00:00Z') })
    const [card] = (await world.gallery.listImages(who, all())).items
    const { ImageCard } = await import('@/lib/gallery/schema')
    expect(ImageCard.parse(card)).toEqual({
      id,
      widthPx: 64,
      heightPx: 48,
      thumbhash: null,
      hasVariants: false,
      prompt: 'ein Bär',
      createdAt: '2026-11-20T10:00:00.000Z',
      deletedAt: null,
      favouritedAt: null,
      shown: false,
    })
    await world.gallery.makeVariants(id)
    const [again] = (await world.gallery.listImages(who, all())).items
    expect(again).toMatchObject({ hasVariants: true, thumbhash: expect.stringMatching(/^[\w+/]{20,40}=*$/) })
  })

  it('leaves out what did not decode', async () => {
    const who = await world.person()
    const { id } = await world.image(who)
    await world.db().image.update({ where: { id }, data: { brokenAt: new Date() } })
    expect(await idsOf(who)).toEqual([])
    await expect(world.gallery.getImageDetail(who, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(world.gallery.trashImage(who, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it.each(['', 'nonsense', Buffer.from('["x","y"]').toString('base64url'), 'ñ'.repeat(40)])(
    'refuses the cursor %j',
    async (cursor) => {
      await expect(world.gallery.listImages(maya, { view: 'all', limit: 2, cursor })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      })
    },
  )
})

describe('one image', () => {
  it('is told with its author, its run and its neighbours', async () => {
    const who = await world.person('Maya Lindqvist')
    const hour = (n: number) => new Date(Date.UTC(2026, 10, 20, n))
    const oldest = await world.image(who, { createdAt: hour(1) })
    const middle = await world.image(who, {
      createdAt: hour(2),
      seed: 4294967294n,
      prompt: 'Ein Bär, im Wald',
    })
    const thrown = await world.image(who, { createdAt: hour(3) })
    const newest = await world.image(who, { createdAt: hour(4) })
    await world.image(theo, { createdAt: hour(2) })
    await world.gallery.trashImage(who, thrown.id)
    const { ImageDetail } = await import('@/lib/gallery/schema')
    const detail = ImageDetail.parse(await world.gallery.getImageDetail(who, middle.id))
    expect(detail).toMatchObject({
      id: middle.id,
      format: 'png',
      byteLength: middle.byteLength,
      fileName: 'ein-bär-im-wald-4294967294.png',
      author: { id: who.actor.userId, name: 'Maya Lindqvist' },
      generationId: middle.generationId,
      runId: middle.runId,
      newerId: newest.id,
      olderId: oldest.id,
      purgeAt: null,
    })
    const ends = [
      await world.gallery.getImageDetail(who, newest.id),
      await world.gallery.getImageDetail(who, oldest.id),
    ]
    expect(ends.map(({ newerId, olderId }) => [newerId, olderId])).toEqual([
      [null, middle.id],
      [middle.id, null],
    ])
    expect(await world.gallery.getImageDetail(who, thrown.id)).toMatchObject({ newerId: null, olderId: null })
  })

  it.each(['', 'nonsense', '../x', randomUUID()])('does not exist as %j', async (id) => {
    await expect(world.gallery.getImageDetail(theo, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(world.gallery.trashImage(theo, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(world.gallery.restoreImage(theo, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('cannot be there twice for one generation', async () => {
    const who = await world.person()
    const { generationId } = await world.image(who)
    const row = await world.db().image.findUniqueOrThrow({ where: { generationId } })
    const second = { ...row, generationId, id: randomUUID() }
    await expect(world.inTransaction((tx) => world.gallery.insertImage(tx, second))).rejects.toThrow()
  })
})

describe('the trash', () => {
  it('takes an image once, keeps it by when it was thrown away, and gives it back', async () => {
    const who = await world.person()
    const [first, second] = [await world.image(who), await world.image(who)]
    const t = (day: number) => new Date(Date.UTC(2026, 10, day))
    await world.gallery.trashImage(who.at(t(1)), second.id)
    await world.gallery.trashImage(who.at(t(2)), first.id)
    await world.gallery.trashImage(who.at(t(9)), second.id)
    expect(await idsOf(who)).toEqual([])
    expect(await idsOf(who, trash())).toEqual([first.id, second.id])
    const detail = await world.gallery.getImageDetail(who, second.id)
    expect(detail).toMatchObject({
      deletedAt: t(1).toISOString(),
      purgeAt: t(31).toISOString(),
      newerId: first.id,
      olderId: null,
    })
    await world.gallery.restoreImage(who, second.id)
    await world.gallery.restoreImage(who, second.id)
    expect([await idsOf(who), await idsOf(who, trash())]).toEqual([[second.id], [first.id]])
  })

  it('pages by the moment of throwing away', async () => {
    const who = await world.person()
    const now = new Date('2026-11-20T12:00:00.5Z')
    const ids = [await world.image(who), await world.image(who), await world.image(who)].map(({ id }) => id)
    for (const id of ids) await world.gallery.trashImage(who.at(now), id)
    const first = await world.gallery.listImages(who, trash(2))
    const second = await world.gallery.listImages(who, trash(2, first.nextCursor ?? ''))
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([...ids].sort().reverse())
    expect(second.nextCursor).toBeNull()
  })

  it('is closed to strangers, who learn nothing', async () => {
    const who = await world.person()
    const { id } = await world.image(who)
    for (const verb of [world.gallery.trashImage, world.gallery.restoreImage, world.gallery.getImageDetail])
      await expect(verb(theo, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await idsOf(who)).toEqual([id])
    await world.gallery.trashImage(who, id)
    await expect(world.gallery.restoreImage(theo, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await idsOf(who, trash())).toEqual([id])
  })
})

describe('purging', () => {
  const now = new Date('2026-12-24T00:00:00Z')
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS)
  const agedBlob = async (sha256: string) => {
    const { utimes } = await import('node:fs/promises')
    await utimes(world.blob(sha256), daysAgo(40), new Date(Date.now() - 2 * 3_600_000))
  }

  beforeAll(() => world.gallery.purgeTrash(now))

  it('removes rows, variants and bytes after thirty days, not before; generation and run stay', async () => {
    const who = await world.person()
    const [old, young] = [
      await world.image(who, { bytes: pngPicture(70, 50) }),
      await world.image(who, { bytes: pngPicture(71, 50) }),
    ]
    await world.gallery.makeVariants(old.id)
    await world.gallery.makeLighter(old.id)
    const variants = await world.db().imageVariant.findMany({ where: { imageId: old.id } })
    for (const { sha256 } of [old, ...variants]) await agedBlob(sha256)
    await world.gallery.trashImage(who.at(daysAgo(30.01)), old.id)
    await world.gallery.trashImage(who.at(daysAgo(29.99)), young.id)
    expect(await world.gallery.purgeTrash(now)).toBe(1)
    expect(await world.gallery.purgeTrash(now)).toBe(0)
    expect(await idsOf(who, trash())).toEqual([young.id])
    expect(variants.length).toBe(7)
    for (const { sha256 } of [old, ...variants]) expect(await world.storage().stat(sha256)).toBeNull()
    expect(await world.storage().stat(young.sha256)).not.toBeNull()
    expect(await world.db().imageVariant.count({ where: { imageId: old.id } })).toBe(0)
    expect(await world.db().generation.count({ where: { id: old.generationId } })).toBe(1)
    await expect(world.gallery.restoreImage(who, old.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('leaves bytes that another image still needs', async () => {
    const who = await world.person()
    const bytes = pngPicture(72, 50)
    const [mine, theirs] = [await world.image(who, { bytes }), await world.image(theo, { bytes })]
    expect(mine.sha256).toBe(theirs.sha256)
    await agedBlob(mine.sha256)
    await world.gallery.trashImage(who.at(daysAgo(31)), mine.id)
    expect(await world.gallery.purgeTrash(now)).toBe(1)
    expect((await world.storage().read(theirs.sha256)).equals(bytes)).toBe(true)
  })

  it('leaves bytes that were stored a moment ago for a row not yet written', async () => {
    const who = await world.person()
    const bytes = pngPicture(73, 50)
    const old = await world.image(who, { bytes })
    await agedBlob(old.sha256)
    await world.gallery.trashImage(who.at(daysAgo(31)), old.id)
    await world.storage().store(bytes)
    await world.gallery.purgeTrash(now)
    expect((await world.storage().read(old.sha256)).equals(bytes)).toBe(true)
  })

  it('works through more than a batch, with several at it', async () => {
    const who = await world.person()
    for (let i = 0; i < 450; i++) await world.image(who, { bytes: pngPicture(8 + (i % 5), 8) })
    await world
      .db()
      .image.updateMany({ where: { userId: who.actor.userId }, data: { deletedAt: daysAgo(31) } })
    const counts = await Promise.all([1, 2, 3].map(() => world.gallery.purgeTrash(now)))
    expect(counts.reduce((a, b) => a + b)).toBe(450)
  }, 60_000)

  it('sweeps bytes that no row needs', async () => {
    const who = await world.person()
    const { id, sha256 } = await world.image(who, { bytes: pngPicture(74, 50) })
    await world.gallery.makeVariants(id)
    const orphan = await world.storage().store(Buffer.from('nobody knows me'))
    const { utimes, readdir } = await import('node:fs/promises')
    const blobs = (
      await readdir(`${world.dataDir}/storage/blobs`, { recursive: true, withFileTypes: true })
    ).filter((e) => e.isFile())
    const then = new Date(Date.now() - 2 * DAY_MS)
    for (const { name } of blobs) await utimes(world.blob(name), then, then)
    await world.gallery.sweepBytes()
    expect(await world.storage().stat(orphan.sha256)).toBeNull()
    const variants = await world.db().imageVariant.findMany({ where: { imageId: id } })
    for (const each of [sha256, ...variants.map((v) => v.sha256)])
      expect(await world.storage().stat(each)).not.toBeNull()
  })
})

describe('with 100 000 images', () => {
  beforeAll(async () => {
    maya = await world.person()
    const { teamId, userId } = maya.actor
    await world.db().$executeRaw`
      INSERT INTO "Image" ("id", "teamId", "userId", "sha256", "format", "byteLength", "widthPx", "heightPx", "prompt", "createdAt", "deletedAt")
      SELECT gen_random_uuid(), ${teamId}::uuid, CASE WHEN n % 5 = 0 THEN ${theo.actor.userId}::uuid ELSE ${userId}::uuid END,
        md5(n::text) || md5(n::text), 'png', 1, 1, 1, 'prompt ' || n, timestamptz '2026-01-01' + n * interval '1 minute',
        CASE WHEN n % 20 = 1 OR n > 97000 THEN timestamptz '2026-06-01' + n * interval '1 second' END
      FROM generate_series(1, 100000) n`
    await world.db().$executeRawUnsafe('ANALYZE "Image"')
  }, 60_000)

  it.each(['all', 'trash'] as const)(
    'reads a page of "%s" from its own index, first page and deep one',
    async (view) => {
      const plans: string[] = []
      const { client, seen } = await explaining()
      const first = await world.gallery.listImages(maya, { view, limit: 50 })
      let cursor = first.nextCursor ?? undefined
      for (let i = 0; i < 5; i++)
        cursor = (await world.gallery.listImages(maya, { view, limit: 100, cursor })).nextCursor ?? undefined
      for (const { query, values } of seen()) plans.push(await client(query, values))
      expect(plans).toHaveLength(6)
      for (const plan of plans) {
        expect(plan).toContain(view === 'all' ? '"Image_living"' : '"Image_trash"')
        expect(plan).not.toMatch(/Seq Scan|"Sort"/)
      }
    },
  )
})

/** Collects the SQL of what follows on the pool, and explains it as it was sent. */
async function explaining() {
  const { pool } = await import('@/lib/db')
  const queries: { query: string; values: unknown[] }[] = []
  const real = pool().query.bind(pool())
  const watched = (first: unknown, ...rest: unknown[]) => {
    const asked = first as { text: string; values?: unknown[] }
    if (asked.text?.includes('FROM "Image"'))
      queries.push({ query: asked.text, values: asked.values ?? (rest[0] as unknown[]) })
    return (real as (...all: unknown[]) => unknown)(first, ...rest)
  }
  Object.assign(pool(), { query: watched })
  return {
    client: async (query: string, values: unknown[]) =>
      JSON.stringify((await real(`EXPLAIN (FORMAT JSON) ${query}`, values)).rows),
    seen() {
      Object.assign(pool(), { query: real })
      return queries
    },
  }
}
