import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { at, call } from './doorway'
import { openGallery, type Person, type World } from './gallery-world'
import { newTeam, removed, type Team } from './shared-team'

let world: World
let runs: typeof import('@/lib/runs')
let team: Team

beforeAll(async () => {
  world = await openGallery()
  runs = await import('@/lib/runs')
})
afterAll(() => world.close())
beforeEach(async () => {
  team = await newTeam(world)
})

const NOWHERE = { code: 'NOT_FOUND' }
type Query = Parameters<World['gallery']['listImages']>[1]
const idsOf = async (who: Person, view: Query['view']) =>
  (await world.gallery.listImages(who, { view, limit: 100 })).items.map(({ id }) => id)

async function bytes(who: Person, imageId: string, variant = 'original') {
  const { GET } = await import('@/app/api/v1/images/[imageId]/[variant]/route')
  return (
    await call(GET, at(`/api/v1/images/${imageId}/${variant}`, { cookie: who.cookie }), { imageId, variant })
  ).status
}
async function stripped(who: Person, imageId: string) {
  const { GET } = await import('@/app/api/v1/images/[imageId]/stripped/route')
  return (await call(GET, at(`/api/v1/images/${imageId}/stripped`, { cookie: who.cookie }), { imageId }))
    .status
}
const everyByte = async (who: Person, id: string) => [
  ...(await Promise.all(['original', 'thumb', 'preview'].map((variant) => bytes(who, id, variant)))),
  await stripped(who, id),
]

describe('an image', () => {
  it('is its author’s alone, then the team’s, then the author’s again, at once', async () => {
    const { maya, theo, viv } = team
    const { id } = await world.image(maya)
    await world.gallery.makeVariants(id)
    expect(await idsOf(theo, 'team')).toEqual([])
    expect(await everyByte(theo, id)).toEqual([404, 404, 404, 404])
    await world.gallery.showImages(maya, [id], true)
    for (const who of [theo, viv, maya]) {
      expect(await idsOf(who, 'team')).toEqual([id])
      expect(await everyByte(who, id)).toEqual([200, 200, 200, 200])
    }
    const [card] = (await world.gallery.listImages(theo, { view: 'team', limit: 9 })).items
    expect(card).toMatchObject({ shown: true, author: { id: maya.actor.userId, name: 'Maya' } })
    expect((await world.gallery.listImages(maya, { view: 'team', limit: 9 })).items[0]).not.toHaveProperty(
      'author',
    )
    await world.gallery.showImages(maya, [id], false)
    expect(await idsOf(theo, 'team')).toEqual([])
    expect(await everyByte(theo, id)).toEqual([404, 404, 404, 404])
    expect(await everyByte(maya, id)).toEqual([200, 200, 200, 200])
  })

  it('is shown once, by its author alone, and never by a viewer', async () => {
    const { maya, theo, viv, stranger } = team
    const { id } = await world.image(maya)
    for (const who of [theo, viv, stranger])
      await expect(world.gallery.showImages(who, [id], true)).rejects.toMatchObject(NOWHERE)
    await world.gallery.showImages(maya.at(new Date('2026-11-21T10:00:00Z')), [id], true)
    await world.gallery.showImages(maya.at(new Date('2026-11-21T11:00:00Z')), [id], true)
    const row = await world.db().image.findUniqueOrThrow({ where: { id } })
    expect(row.shownAt?.toISOString()).toBe('2026-11-21T10:00:00.000Z')
    const log = await world.db().auditEvent.findMany({ where: { teamId: team.teamId } })
    expect(log.map(({ action }) => action)).toEqual(['image.shown'])
    const own = await world.image(viv)
    await expect(world.gallery.showImages(viv, [own.id], true)).rejects.toMatchObject(NOWHERE)
  })

  it('changes with up to 200 others, or not at all where one is not one’s own', async () => {
    const { maya, theo } = team
    const mine = [await world.image(maya), await world.image(maya)].map(({ id }) => id)
    const foreign = await world.image(theo)
    for (const odd of [foreign.id, crypto.randomUUID()])
      await expect(world.gallery.showImages(maya, [...mine, odd], true)).rejects.toMatchObject(NOWHERE)
    expect(await idsOf(theo, 'team')).toEqual([])
    await world.gallery.showImages(maya, mine, true)
    expect((await idsOf(theo, 'team')).sort()).toEqual([...mine].sort())
  })

  it('is gone for who is taken out of the team, and for everybody in the trash', async () => {
    const { maya, theo, bo } = team
    const { id } = await world.image(maya)
    await world.gallery.showImages(maya, [id], true)
    expect(await bytes(bo, id)).toBe(200)
    const before = await removed(world, bo)
    expect(await everyByte(before, id)).toEqual([404, 404, 404, 404])
    expect(await idsOf(before, 'team')).toEqual([])
    await world.gallery.trashImage(maya, id)
    expect(await everyByte(theo, id)).toEqual([404, 404, 404, 404])
    expect(await idsOf(theo, 'team')).toEqual([])
    await world.gallery.restoreImage(maya, id)
    expect(await idsOf(theo, 'team')).toEqual([id])
  })

  it('of a teammate is a favourite until it is hidden', async () => {
    const { maya, theo } = team
    const { id } = await world.image(maya)
    await world.gallery.showImages(maya, [id], true)
    await world.gallery.favouriteImage(theo, id)
    expect(await idsOf(theo, 'favourites')).toEqual([id])
    expect(await idsOf(maya, 'favourites')).toEqual([])
    await world.gallery.showImages(maya, [id], false)
    expect(await idsOf(theo, 'favourites')).toEqual([])
    await world.gallery.showImages(maya, [id], true)
    expect(await idsOf(theo, 'favourites')).toEqual([id])
  })

  it('tells a teammate how it was made, and nothing of money', async () => {
    const { maya, theo, stranger } = team
    const { id, generationId, runId } = await world.image(maya, { prompt: 'a lighthouse' })
    const { readImageFacts } = await import('@/app/api/v1/images/[imageId]/image-facts')
    expect(await runs.getGenerationFacts(theo, generationId)).toBeNull()
    await world.gallery.showImages(maya, [id], true)
    const facts = await readImageFacts(theo, id)
    expect(facts).toMatchObject({
      image: { mine: false, author: { name: 'Maya' } },
      settings: { prompt: 'a lighthouse' },
      seed: 7,
      receipt: null,
    })
    const made = await runs.getGenerationFacts(theo, generationId)
    expect(made?.generation).toMatchObject({ costCenticredits: 0, money: 'released' })
    await expect(runs.getRun(theo, runId)).rejects.toMatchObject(NOWHERE)
    await expect(runs.codeOfGeneration(stranger, generationId, 'curl')).rejects.toMatchObject(NOWHERE)
    expect(await runs.codeOfGeneration(theo, generationId, 'curl')).toMatchObject({ ok: true })
    expect((await world.gallery.findInputs(theo, [id])).size).toBe(1)
    await world.gallery.showImages(maya, [id], false)
    expect((await world.gallery.findInputs(theo, [id])).size).toBe(0)
    await expect(runs.codeOfGeneration(theo, generationId, 'curl')).rejects.toMatchObject(NOWHERE)
  })

  it('leaves a line a day when an original is taken, and when a page shows it to a teammate', async () => {
    const { maya, theo } = team
    const { id: imageId } = await world.image(maya, { prompt: 'a lighthouse' })
    await world.gallery.showImages(maya, [imageId], true)
    const { GET } = await import('@/app/api/v1/images/[imageId]/[variant]/route')
    const get = (who: Person, query: string, more = {}) =>
      call(GET, at(`/api/v1/images/${imageId}/original${query}`, { cookie: who.cookie, ...more }), {
        imageId,
        variant: 'original',
      })
    const etag = (await get(maya, '')).headers.get('etag') ?? ''
    const nothing = await get(theo, '', { 'if-none-match': etag })
    expect(nothing.status).toBe(304)
    const where = { teamId: team.teamId, action: { startsWith: 'image.original-' } }
    expect(await world.db().auditEvent.count({ where })).toBe(0)
    for (const who of [maya, theo]) {
      for (const range of ['bytes=0-9', 'bytes=10-', '']) await get(who, '', range ? { range } : {})
      await Promise.all([get(who, '?download=1'), get(who, '?download=1', { range: 'bytes=0-' })])
    }
    const log = await world.db().auditEvent.findMany({ where, orderBy: { id: 'asc' } })
    expect(log.map(({ actorName, action }) => `${actorName} ${action}`).sort()).toEqual([
      'Maya image.original-downloaded',
      'Theo image.original-downloaded',
      'Theo image.original-opened',
    ])
    expect(log[0]).toMatchObject({ subjectId: imageId, subjectName: 'a lighthouse' })
  })

  it('leaves one of a copy without metadata, which is as large', async () => {
    const { maya, theo } = team
    const { id: imageId } = await world.image(maya, { prompt: 'a lighthouse' })
    await world.gallery.showImages(maya, [imageId], true)
    for (const who of [maya, theo, theo]) await world.gallery.deliverStripped(who, imageId, 'png')
    const where = { subjectId: imageId, action: 'image.copy-downloaded' }
    const log = await world.db().auditEvent.findMany({ where, orderBy: { id: 'asc' } })
    expect(log.map(({ actorName }) => actorName).sort()).toEqual(['Maya', 'Theo'])
  })

  it('leaves one when the original stands in for a small version, and none for a small one', async () => {
    const { maya, theo } = team
    const image = await world.image(maya)
    await world.gallery.showImages(maya, [image.id], true)
    const { GET } = await import('@/app/api/v1/images/[imageId]/[variant]/route')
    const thumb = (who: Person) =>
      call(GET, at(`/api/v1/images/${image.id}/thumb`, { cookie: who.cookie }), {
        imageId: image.id,
        variant: 'thumb',
      })
    const where = { subjectId: image.id, action: 'image.original-opened' }
    for (const who of [maya, theo]) await thumb(who)
    expect(await world.db().auditEvent.findMany({ where })).toMatchObject([{ actorName: 'Theo' }])
    const other = await world.image(maya)
    await world.gallery.showImages(maya, [other.id], true)
    await world.gallery.makeVariants(other.id)
    await call(GET, at(`/api/v1/images/${other.id}/thumb`, { cookie: theo.cookie, accept: 'image/webp' }), {
      imageId: other.id,
      variant: 'thumb',
    })
    expect(await world.db().auditEvent.count({ where: { subjectId: other.id } })).toBe(1)
  })

  it('leaves one of every original that a script fetches, by its token’s name', async () => {
    const { maya, theo } = team
    const { id: imageId } = await world.image(maya)
    await world.gallery.showImages(maya, [imageId], true)
    const auth = await import('@/lib/auth')
    const made = await auth.createToken(theo, { name: 'Nightly', scopes: ['image:read'], days: 1 })
    if (!made.ok) throw new Error(made.message)
    const { GET } = await import('@/app/api/v1/images/[imageId]/[variant]/route')
    const headers = { authorization: `Bearer ${made.value.token}`, 'triptych-team': team.teamId }
    for (const variant of ['original', 'thumb'])
      await call(GET, at(`/api/v1/images/${imageId}/${variant}`, headers), { imageId, variant })
    const where = { teamId: team.teamId, action: 'image.original-downloaded' }
    const log = await world.db().auditEvent.findMany({ where })
    expect(log).toMatchObject([{ actorName: 'Theo', subjectId: imageId, facts: { byToken: 'Nightly' } }])
  })

  it('names of the pictures it was made from only those that may be seen', async () => {
    const { maya, theo } = team
    const [source, result] = [await world.image(maya), await world.image(maya)]
    const { settings } = await world.db().run.findUniqueOrThrow({ where: { id: result.runId } })
    const made = { ...(settings as object), operation: 'image-to-image', image: source.id }
    await world.db().run.update({ where: { id: result.runId }, data: { settings: made } })
    await runs.showRun(maya, result.runId, true)
    const imagesTold = async (who: Person) => [
      (await runs.getGenerationFacts(who, result.generationId))?.settings.image,
      (await runs.getRun(who, result.runId)).settings.image,
      (await runs.getRunOfImage(who, result.id)).settings.image,
    ]
    expect(await imagesTold(theo)).toEqual([undefined, undefined, undefined])
    expect((await imagesTold(maya)).slice(0, 2)).toEqual([source.id, source.id])
    await world.gallery.showImages(maya, [source.id], true)
    expect(await imagesTold(theo)).toEqual([source.id, source.id, source.id])
  })

  it('gives a teammate what it takes to make more like it', async () => {
    const { maya, theo, stranger } = team
    const { id, runId } = await world.image(maya, { prompt: 'a lighthouse' })
    await world.another(maya, runId, 1)
    for (const who of [theo, stranger])
      await expect(runs.getRunOfImage(who, id)).rejects.toMatchObject(NOWHERE)
    await world.gallery.showImages(maya, [id], true)
    const seen = await runs.getRunOfImage(theo, id)
    expect(seen).toMatchObject({ mine: false, settings: { prompt: 'a lighthouse' } })
    expect(seen.generations.map(({ image }) => image?.id)).toEqual([id])
    await expect(runs.getRunOfImage(stranger, id)).rejects.toMatchObject(NOWHERE)
  })

  it('has the neighbours of the wall it was opened from', async () => {
    const { maya, theo } = team
    const made: string[] = []
    for (let minute = 0; minute < 4; minute++) {
      const who = minute % 2 ? theo : maya
      made.push((await world.image(who, { createdAt: new Date(Date.UTC(2026, 10, 20, 9, minute)) })).id)
    }
    await world.gallery.showImages(maya, [made[0] ?? '', made[2] ?? ''], true)
    await world.gallery.showImages(theo, [made[1] ?? ''], true)
    const beside = async (who: Person, view: Query['view'], id = made[1] ?? '') => {
      const { newerId, olderId } = await world.gallery.getImageDetail(who, id, { view })
      return [newerId, olderId]
    }
    expect(await beside(maya, 'team')).toEqual([made[2], made[0]])
    expect(await beside(theo, 'all')).toEqual([made[3], null])
    expect(await beside(maya, 'all')).toEqual([null, null])
    expect(await beside(maya, 'all', made[0])).toEqual([made[2], null])
    for (const id of [made[0] ?? '', made[1] ?? '']) await world.gallery.favouriteImage(maya, id)
    expect(await beside(maya, 'favourites')).toEqual([null, made[0]])
  })
})

describe('the wall of the team', () => {
  it('pages through everybody’s pictures without a gap or a repeat, newest first', async () => {
    const { maya, bo, theo } = team
    const same = new Date('2026-11-20T12:00:00.123Z')
    const made: string[] = []
    for (let i = 0; i < 7; i++) {
      const who = i % 2 ? maya : bo
      const { id } = await world.image(who, { createdAt: same })
      await world.gallery.showImages(who, [id], true)
      made.push(id)
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await world.gallery.listImages(theo, { view: 'team', limit: 3, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(made.sort().reverse())
  })

  it('is read off its own index, in order', async () => {
    const plan = await world.inTransaction(async (tx) => {
      await tx.$executeRawUnsafe('SET LOCAL enable_seqscan = off')
      await tx.$executeRawUnsafe('SET LOCAL enable_sort = off')
      return tx.$queryRawUnsafe<Record<string, string>[]>(`EXPLAIN SELECT i."id" FROM "Image" i
        WHERE i."teamId" = '${team.teamId}' AND i."shownAt" IS NOT NULL AND i."deletedAt" IS NULL AND i."brokenAt" IS NULL
        ORDER BY i."createdAt" DESC, i."id" DESC LIMIT 61`)
    })
    const lines = plan.map((line) => Object.values(line).join()).join('\n')
    expect(lines).toContain('Image_shown')
    expect(lines).not.toContain('Sort')
  })
})

describe('a run and a sweep', () => {
  it('are shown with the images they have and will have', async () => {
    const { maya, theo, stranger } = team
    const { id, runId } = await world.image(maya)
    await expect(runs.showRun(theo, runId, true)).rejects.toMatchObject(NOWHERE)
    await expect(runs.showRun(stranger, runId, true)).rejects.toMatchObject(NOWHERE)
    await runs.showRun(maya, runId, true)
    await runs.showRun(maya, runId, true)
    expect(await idsOf(theo, 'team')).toEqual([id])
    const seen = await runs.getRun(theo, runId)
    expect(seen).toMatchObject({ mine: false, shown: true, money: { quoted: 0, spent: 0 } })
    expect(seen.generations[0]).toMatchObject({ costCenticredits: 0, image: { id, favouritedAt: null } })
    await world.gallery.showImages(maya, [id], false)
    expect((await runs.getRun(theo, runId)).generations[0]?.image).toBeNull()
    expect((await runs.getRun(maya, runId)).generations[0]?.image?.id).toBe(id)
    await runs.showRun(maya, runId, true)
    expect(await idsOf(theo, 'team')).toEqual([id])
    await runs.showRun(maya, runId, false)
    expect(await idsOf(theo, 'team')).toEqual([])
    await expect(runs.getRun(theo, runId)).rejects.toMatchObject(NOWHERE)
    const log = await world.db().auditEvent.findMany({ where: { subjectId: runId } })
    expect(log.map(({ action }) => action).sort()).toEqual(['image.hidden', 'image.shown', 'image.shown'])
  })

  it('show what is made later from the start', async () => {
    const { maya, theo } = team
    const first = await world.image(maya)
    await runs.showRun(maya, first.runId, true)
    const more = await world.another(maya, first.runId, 1)
    expect((await idsOf(theo, 'team')).sort()).toEqual([first.id, more].sort())
    const cell = await world.image(maya)
    const sweepId = crypto.randomUUID()
    const { teamId, userId } = maya.actor
    const sweep = {
      id: sweepId,
      teamId,
      userId,
      idempotencyKey: sweepId,
      requestHash: 'x',
      input: {},
      axes: [],
    }
    await world.db().sweep.create({ data: sweep })
    await world.db().run.update({ where: { id: cell.runId }, data: { sweepId, cell: 0 } })
    await runs.showSweep(maya, sweepId, true)
    await runs.showSweep(maya, sweepId, true)
    const later = await world.another(maya, cell.runId, 1)
    expect(await idsOf(theo, 'team')).toEqual(expect.arrayContaining([cell.id, later]))
    await expect(runs.showSweep(theo, sweepId, false)).rejects.toMatchObject(NOWHERE)
    await runs.showSweep(maya, sweepId, false)
    expect((await idsOf(theo, 'team')).sort()).toEqual([first.id, more].sort())
  })

  it('are hidden whole, whatever is being stored just then', async () => {
    const { maya, theo } = team
    for (let round = 0; round < 4; round++) {
      const { runId } = await world.image(maya)
      await runs.showRun(maya, runId, true)
      await Promise.all([
        runs.showRun(maya, runId, false),
        ...[1, 2, 3].map((position) => world.another(maya, runId, position)),
      ])
      expect(await idsOf(theo, 'team')).toEqual([])
    }
  })
})

describe('new work', () => {
  it('is shown without asking by who wants that, in that team', async () => {
    const { maya, theo, bo } = team
    expect(await world.gallery.showsNewWork(maya)).toBe(false)
    await world.gallery.setShowsNewWork(maya, true)
    await world.gallery.setShowsNewWork(maya, true)
    expect(await world.gallery.showsNewWork(maya)).toBe(true)
    const { id } = await world.image(maya)
    await world.image(bo)
    expect(await idsOf(theo, 'team')).toEqual([id])
    await world.gallery.setShowsNewWork(maya, false)
    await world.image(maya)
    expect(await idsOf(theo, 'team')).toEqual([id])
  })
})
