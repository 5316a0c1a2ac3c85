import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { at, call } from './doorway'
import { openGallery, type Person, type World } from './gallery-world'
import { newTeam, removed, type Team } from './shared-team'

type Gallery = World['gallery']
type New = Parameters<Gallery['createCollection']>[1]

let world: World
let gallery: Gallery
let team: Team

beforeAll(async () => {
  world = await openGallery()
  gallery = world.gallery
})
afterAll(() => world.close())
beforeEach(async () => {
  team = await newTeam(world)
})

const NOWHERE = { code: 'NOT_FOUND' }
const PAST = new Date('2026-10-01T10:00:00Z')

async function album(who: Person, more: Partial<New> = {}): Promise<string> {
  const input = { name: 'Lighthouses', description: '', teamLevel: null, imageIds: [], ...more }
  const made = await gallery.createCollection(who, input)
  if (!made.ok) throw new Error(made.message)
  return made.value.id
}
const images = async (who: Person, count: number) => {
  const made: string[] = []
  for (let i = 0; i < count; i++) made.push((await world.image(who, { prompt: `picture ${i}` })).id)
  return made
}
const hanging = async (who: Person, id: string) =>
  (await gallery.listImages(who, { view: 'collection', collection: id, limit: 100 })).items.map(
    (card) => card.id,
  )
const listed = async (who: Person, view: 'all' | 'trash' = 'all') =>
  (await gallery.listCollections(who, { view, limit: 100 })).items
const idsListed = async (who: Person) => (await listed(who)).map(({ id }) => id)
async function bytes(who: Person, imageId: string) {
  const { GET } = await import('@/app/api/v1/images/[imageId]/[variant]/route')
  const params = { imageId, variant: 'preview' }
  return (await call(GET, at(`/api/v1/images/${imageId}/preview`, { cookie: who.cookie }), params)).status
}

describe('a private collection', () => {
  it('is its owner’s alone: not for leads, viewers, or strangers, not in counts', async () => {
    const { maya, theo, bo, viv, stranger } = team
    const imageIds = await images(maya, 2)
    const id = await album(maya, { imageIds })
    expect(await hanging(maya, id)).toEqual(imageIds)
    expect(await listed(maya)).toMatchObject([
      { id, level: 'manage', imageCount: 2, cover: { id: imageIds[0] } },
    ])
    const [own = ''] = await images(theo, 1)
    for (const who of [theo, bo, viv, stranger]) {
      expect(await idsListed(who)).toEqual([])
      const nos = [
        () => gallery.getCollection(who, id),
        () => hanging(who, id),
        () => gallery.changeCollection(who, id, { name: 'Mine' }),
        () => gallery.addToCollection(who, id, [own]),
        () => gallery.removeFromCollection(who, id, imageIds),
        () => gallery.moveInCollection(who, id, { imageIds: imageIds.slice(1), beforeId: imageIds[0] ?? '' }),
        () => gallery.grantCollection(who, { collectionId: id, userId: who.actor.userId }, 'manage'),
        () => gallery.discardCollection(who, id),
        () => gallery.restoreCollection(who, id),
      ]
      for (const no of nos) await expect(no()).rejects.toMatchObject(NOWHERE)
      for (const image of imageIds) expect(await bytes(who, image)).toBe(404)
      await expect(gallery.getImageDetail(who, imageIds[0] ?? '')).rejects.toMatchObject(NOWHERE)
    }
    expect(await hanging(maya, id)).toEqual(imageIds)
  })

  it('is opened to one member by a grant, to the level it says, and closed again', async () => {
    const { maya, bo, viv } = team
    const [image = ''] = await images(maya, 1)
    const id = await album(maya, { imageIds: [image] })
    const bos = { collectionId: id, userId: bo.actor.userId }
    await gallery.grantCollection(maya, bos, 'view')
    await gallery.grantCollection(maya, bos, 'view')
    expect(await hanging(bo, id)).toEqual([image])
    expect(await bytes(bo, image)).toBe(200)
    expect(await gallery.getCollection(bo, id)).toMatchObject({ level: 'view', grants: [] })
    const [own = ''] = await images(bo, 1)
    await expect(gallery.addToCollection(bo, id, [own])).rejects.toMatchObject(NOWHERE)
    await gallery.grantCollection(maya, bos, 'add')
    expect(await gallery.addToCollection(bo, id, [own])).toEqual({ ok: true, value: { added: 1 } })
    await expect(gallery.changeCollection(bo, id, { name: 'Bo’s' })).rejects.toMatchObject(NOWHERE)
    await gallery.grantCollection(maya, { collectionId: id, userId: viv.actor.userId }, 'manage')
    expect((await gallery.getCollection(viv, id)).level).toBe('view')
    expect((await gallery.getCollection(maya, id)).grants).toMatchObject([
      { name: 'Bo', level: 'add' },
      { name: 'Viv' },
    ])
    await gallery.grantCollection(maya, bos, null)
    await gallery.grantCollection(maya, bos, null)
    await expect(hanging(bo, id)).rejects.toMatchObject(NOWHERE)
    expect(await bytes(bo, image)).toBe(404)
    expect(await hanging(maya, id)).toEqual([image, own])
    const log = await world.db().auditEvent.findMany({ where: { subjectId: id } })
    expect(log.map(({ action, subjectName }) => `${action} ${subjectName}`).sort()).toEqual([
      'collection.created ',
      ...Array(4).fill('collection.granted '),
    ])
    expect(await world.db().notification.count({ where: { userId: bo.actor.userId } })).toBe(1)
  })

  it('is granted to members alone', async () => {
    const { maya, stranger } = team
    const id = await album(maya)
    const foreign = { collectionId: id, userId: stranger.actor.userId }
    await expect(gallery.grantCollection(maya, foreign, 'view')).rejects.toMatchObject(NOWHERE)
    const own = { collectionId: id, userId: maya.actor.userId }
    expect(await gallery.grantCollection(maya, own, 'view')).toMatchObject({ code: 'CONFLICT' })
  })
})

describe('a collection of the team', () => {
  it('is seen by all, added to at its level, and managed by its owner and the leads', async () => {
    const { maya, theo, bo, viv, stranger } = team
    const [image = ''] = await images(maya, 1)
    const id = await album(maya, { teamLevel: 'view', imageIds: [image] })
    for (const who of [theo, bo, viv]) {
      expect(await idsListed(who)).toEqual([id])
      expect(await hanging(who, id)).toEqual([image])
      expect(await bytes(who, image)).toBe(200)
    }
    await expect(hanging(stranger, id)).rejects.toMatchObject(NOWHERE)
    const [bos = ''] = await images(bo, 1)
    await expect(gallery.addToCollection(bo, id, [bos])).rejects.toMatchObject(NOWHERE)
    await gallery.changeCollection(theo, id, {
      teamLevel: 'add',
      name: 'Lights',
      description: 'For the poster',
    })
    expect(await gallery.addToCollection(bo, id, [bos])).toMatchObject({ ok: true })
    await expect(gallery.addToCollection(viv, id, [image])).rejects.toMatchObject(NOWHERE)
    expect(await hanging(viv, id)).toEqual([image, bos])
    await expect(gallery.removeFromCollection(bo, id, [image])).rejects.toMatchObject(NOWHERE)
    await expect(gallery.removeFromCollection(bo, id, [bos, image])).rejects.toMatchObject(NOWHERE)
    expect(await hanging(viv, id)).toEqual([image, bos])
    await gallery.removeFromCollection(bo, id, [bos])
    await gallery.removeFromCollection(bo, id, [bos])
    expect(await hanging(viv, id)).toEqual([image])
    await gallery.changeCollection(maya, id, { teamLevel: null })
    for (const who of [theo, bo, viv]) await expect(hanging(who, id)).rejects.toMatchObject(NOWHERE)
    expect(await bytes(theo, image)).toBe(404)
  })

  it('is no more for who is taken out of the team', async () => {
    const { maya, bo } = team
    const [image = ''] = await images(maya, 1)
    const id = await album(maya, { teamLevel: 'manage', imageIds: [image] })
    await gallery.grantCollection(maya, { collectionId: id, userId: bo.actor.userId }, 'manage')
    const before = await removed(world, bo)
    for (const who of [before, { ...before, actor: { ...before.actor, teamId: team.teamId } }]) {
      await expect(gallery.getCollection(who, id)).rejects.toMatchObject(NOWHERE)
      await expect(hanging(who, id)).rejects.toMatchObject(NOWHERE)
    }
    expect(await bytes(before, image)).toBe(404)
    expect((await gallery.getCollection(maya, id)).grants).toEqual([])
  })
})

describe('making one', () => {
  it('is done once with one id, and not over somebody else’s', async () => {
    const { maya, theo } = team
    const [image = ''] = await images(maya, 1)
    const id = crypto.randomUUID()
    await album(maya, { id, imageIds: [image] })
    await album(maya, { id, imageIds: [image], name: 'Again' })
    expect(await listed(maya)).toMatchObject([{ id, name: 'Lighthouses', imageCount: 1 }])
    await expect(album(theo, { id })).rejects.toMatchObject(NOWHERE)
  })

  it('makes none when one of its images cannot be seen', async () => {
    const { maya, theo } = team
    const [own = ''] = await images(maya, 1)
    const [foreign = ''] = await images(theo, 1)
    await expect(album(maya, { imageIds: [own, foreign] })).rejects.toMatchObject(NOWHERE)
    expect(await listed(maya)).toEqual([])
  })
})

describe('pictures', () => {
  it('go in once each, in order, of one’s own and of what is shown; never of what is not', async () => {
    const { maya, theo } = team
    const [a = '', b = '', c = ''] = await images(maya, 3)
    const [hidden = '', shown = ''] = await images(theo, 2)
    await gallery.showImages(theo, [shown], true)
    const id = await album(maya)
    expect(await gallery.addToCollection(maya, id, [b, a, b])).toMatchObject({ value: { added: 2 } })
    expect(await gallery.addToCollection(maya, id, [a, c, shown])).toMatchObject({ value: { added: 2 } })
    expect(await hanging(maya, id)).toEqual([b, a, c, shown])
    for (const odd of [hidden, crypto.randomUUID()])
      await expect(gallery.addToCollection(maya, id, [a, odd])).rejects.toMatchObject(NOWHERE)
    const trashed = (await images(maya, 1))[0] ?? ''
    await gallery.trashImage(maya, trashed)
    await expect(gallery.addToCollection(maya, id, [trashed])).rejects.toMatchObject(NOWHERE)
    expect(await hanging(maya, id)).toEqual([b, a, c, shown])
  })

  it('of another team stay there', async () => {
    const { maya, stranger } = team
    const id = await album(maya)
    const home = Object.keys(maya.actor.memberships).find((each) => each !== team.teamId) ?? ''
    const atHome = { ...maya, actor: { ...maya.actor, teamId: home, role: 'owner' as const } }
    const { id: elsewhere } = await world.image(atHome)
    await expect(gallery.addToCollection(maya, id, [elsewhere])).rejects.toMatchObject(NOWHERE)
    await expect(gallery.addToCollection(atHome, id, [elsewhere])).rejects.toMatchObject(NOWHERE)
    await expect(gallery.addToCollection(stranger, id, [])).rejects.toMatchObject(NOWHERE)
  })

  it('stay when their author hides them, unless somebody else put them there', async () => {
    const { maya, theo, bo } = team
    const [image = ''] = await images(maya, 1)
    await gallery.showImages(maya, [image], true)
    const mayas = await album(maya, { teamLevel: 'view', imageIds: [image] })
    const theos = await album(theo, { teamLevel: 'view', imageIds: [image] })
    expect(await gallery.keptIn(maya, [image])).toBe(1)
    await gallery.showImages(maya, [image], false)
    expect(await hanging(bo, mayas)).toEqual([image])
    expect(await hanging(bo, theos)).toEqual([])
    expect(await gallery.getCollection(bo, theos)).toMatchObject({ imageCount: 0, cover: null })
    expect(await listed(bo)).toHaveLength(2)
    expect(await gallery.addToCollection(bo, await album(bo), [image])).toMatchObject({ code: 'CONFLICT' })
    await gallery.withdrawImages(maya, [image])
    expect(await hanging(bo, mayas)).toEqual([])
    expect(await bytes(bo, image)).toBe(404)
    await expect(gallery.withdrawImages(theo, [image])).rejects.toMatchObject(NOWHERE)
  })

  it('that somebody put there become their author’s place when the author adds them', async () => {
    const { maya, theo, bo } = team
    const [image = ''] = await images(maya, 1)
    await gallery.showImages(maya, [image], true)
    const id = await album(theo, { teamLevel: 'add', imageIds: [image] })
    await gallery.addToCollection(maya, id, [image])
    await gallery.showImages(maya, [image], false)
    expect(await hanging(bo, id)).toEqual([image])
  })

  it('are gone from it in the trash, and with their items when they are purged', async () => {
    const { maya, theo } = team
    const [a = '', b = ''] = await images(maya, 2)
    const id = await album(maya, { teamLevel: 'view', imageIds: [a, b] })
    await gallery.changeCollection(maya, id, { coverImageId: b })
    expect(await listed(theo)).toMatchObject([{ cover: { id: b } }])
    await gallery.trashImage(maya.at(PAST) as Person, b)
    expect(await hanging(theo, id)).toEqual([a])
    expect(await listed(theo)).toMatchObject([{ imageCount: 1, cover: { id: a } }])
    expect(await bytes(theo, b)).toBe(404)
    await gallery.restoreImage(maya, b)
    expect(await hanging(theo, id)).toEqual([a, b])
    await gallery.trashImage(maya.at(PAST) as Person, b)
    await gallery.purgeTrash(new Date())
    expect(await world.db().collectionItem.count({ where: { collectionId: id } })).toBe(1)
    expect(await listed(maya)).toMatchObject([{ cover: { id: a } }])
  })

  it('have neighbours in the collection’s order', async () => {
    const { maya, theo } = team
    const [a = '', b = '', c = ''] = await images(maya, 3)
    const id = await album(maya, { teamLevel: 'view', imageIds: [c, a, b] })
    const from = { view: 'collection', collection: id } as const
    expect(await gallery.getImageDetail(theo, a, from)).toMatchObject({ newerId: c, olderId: b })
    await gallery.changeCollection(maya, id, { teamLevel: null })
    await gallery.showImages(maya, [a], true)
    expect(await gallery.getImageDetail(theo, a, from)).toMatchObject({ newerId: null, olderId: null })
  })
})

describe('the order', () => {
  it('is that of the last move, page by page', async () => {
    const { maya } = team
    const [a = '', b = '', c = '', d = ''] = await images(maya, 4)
    const id = await album(maya, { imageIds: [a, b, c, d] })
    await gallery.moveInCollection(maya, id, { imageIds: [d, b], beforeId: a })
    await gallery.moveInCollection(maya, id, { imageIds: [d, b], beforeId: a })
    expect(await hanging(maya, id)).toEqual([d, b, a, c])
    await gallery.moveInCollection(maya, id, { imageIds: [d], beforeId: null })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await gallery.listImages(maya, { view: 'collection', collection: id, limit: 3, cursor })
      seen.push(...page.items.map((card) => card.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual([b, a, c, d])
    const foreign = crypto.randomUUID()
    for (const odd of [
      { imageIds: [a, foreign], beforeId: b },
      { imageIds: [a], beforeId: foreign },
    ])
      await expect(gallery.moveInCollection(maya, id, odd)).rejects.toMatchObject(NOWHERE)
    expect(await hanging(maya, id)).toEqual([b, a, c, d])
  })

  it('loses and doubles nothing when many add, move and take away at once', async () => {
    const { maya, theo } = team
    const first = await images(maya, 8)
    const more = await images(theo, 8)
    const id = await album(maya, { teamLevel: 'manage', imageIds: first })
    await Promise.all([
      ...first.map((image, index) =>
        gallery.moveInCollection(index % 2 ? maya : theo, id, {
          imageIds: [image],
          beforeId: first[(index * 3 + 1) % 8] ?? null,
        }),
      ),
      ...more.map((image) => gallery.addToCollection(theo, id, [image])),
      ...more.map((image) => gallery.addToCollection(theo, id, [image, ...more.slice(0, 2)])),
    ])
    const now = await hanging(maya, id)
    expect(now).toHaveLength(16)
    expect([...now].sort()).toEqual([...first, ...more].sort())
    const places = await world.db().collectionItem.findMany({ where: { collectionId: id } })
    expect(new Set(places.map(({ position }) => position)).size).toBe(16)
    await Promise.all([
      ...more.map((image) => gallery.removeFromCollection(theo, id, [image])),
      gallery.moveInCollection(maya, id, { imageIds: [...first].reverse(), beforeId: null }),
    ])
    expect(await hanging(maya, id)).toEqual([...first].reverse())
  })
})

describe('the cover', () => {
  it('is one of its pictures, and the first while none is chosen', async () => {
    const { maya, theo } = team
    const [a = '', b = '', other = ''] = await images(maya, 3)
    const id = await album(maya, { imageIds: [a, b] })
    const coverOf = async () => (await gallery.getCollection(maya, id)).cover?.id
    expect(await coverOf()).toBe(a)
    await gallery.changeCollection(maya, id, { coverImageId: b })
    expect(await coverOf()).toBe(b)
    for (const odd of [other, crypto.randomUUID(), (await images(theo, 1))[0] ?? ''])
      await expect(gallery.changeCollection(maya, id, { coverImageId: odd })).rejects.toMatchObject(NOWHERE)
    await gallery.removeFromCollection(maya, id, [b])
    expect(await coverOf()).toBe(a)
    await gallery.changeCollection(maya, id, { coverImageId: null })
    await gallery.removeFromCollection(maya, id, [a])
    expect((await gallery.getCollection(maya, id)).cover).toBeNull()
  })
})

describe('the trash', () => {
  it('keeps a collection for 30 days, from everybody, and gives it back as it was', async () => {
    const { maya, theo, bo } = team
    const imageIds = await images(maya, 2)
    const id = await album(maya, { teamLevel: 'add', imageIds })
    await expect(gallery.discardCollection(bo, id)).rejects.toMatchObject(NOWHERE)
    await gallery.discardCollection(maya.at(PAST) as Person, id)
    await gallery.discardCollection(maya, id)
    for (const who of [maya, theo, bo]) {
      expect(await idsListed(who)).toEqual([])
      await expect(hanging(who, id)).rejects.toMatchObject(NOWHERE)
    }
    expect(await bytes(bo, imageIds[0] ?? '')).toBe(404)
    await expect(gallery.addToCollection(maya, id, imageIds)).rejects.toMatchObject(NOWHERE)
    expect(await listed(maya, 'trash')).toMatchObject([{ id, deletedAt: PAST.toISOString() }])
    expect((await listed(theo, 'trash')).map((each) => each.id)).toEqual([id])
    expect(await listed(bo, 'trash')).toEqual([])
    expect(await gallery.restoreCollection(theo, id)).toMatchObject({ id, deletedAt: null, imageCount: 2 })
    await gallery.restoreCollection(theo, id)
    expect(await hanging(bo, id)).toEqual(imageIds)
    await gallery.discardCollection(maya.at(PAST) as Person, id)
    await gallery.purgeTrash(new Date())
    await expect(gallery.restoreCollection(maya, id)).rejects.toMatchObject(NOWHERE)
    expect(await bytes(maya, imageIds[0] ?? '')).toBe(200)
  })
})

describe('news', () => {
  it('of a private collection goes to who may open it', async () => {
    const { maya, bo, teamId } = team
    const { startListening, stopListening, subscribe } = await import('@/lib/events')
    await startListening()
    const heard: unknown[] = []
    const leave = subscribe(`team:${teamId}`, (notice) => heard.push(notice))
    const id = await album(maya)
    await gallery.grantCollection(maya, { collectionId: id, userId: bo.actor.userId }, 'view')
    await gallery.grantCollection(maya, { collectionId: id, userId: bo.actor.userId }, null)
    await gallery.changeCollection(maya, id, { teamLevel: 'view' })
    await expect.poll(() => heard.length).toBe(6)
    leave()
    await stopListening()
    const [m, b] = [maya.actor.userId, bo.actor.userId]
    const news = { kind: 'team', teamId, what: 'collection' }
    expect(heard).toEqual([
      { ...news, id, userIds: [m] },
      { ...news, id, userIds: [m, b] },
      { ...news, id, userIds: [m] },
      { ...news, id: null, userIds: [b] },
      { ...news, id },
      { ...news, id: null },
    ])
  })
})

it('lists many collections page by page, and which of them hold a picture', async () => {
  const { maya, theo } = team
  const [image = ''] = await images(maya, 1)
  const made: string[] = []
  for (let i = 0; i < 5; i++)
    made.unshift(await album(maya, { name: `Album ${i}`, teamLevel: 'view', imageIds: i % 2 ? [image] : [] }))
  const first = await gallery.listCollections(theo, { view: 'all', limit: 3, holds: image })
  const rest = await gallery.listCollections(theo, { view: 'all', limit: 3, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...rest.items].map(({ id }) => id).sort()).toEqual([...made].sort())
  expect(rest.nextCursor).toBeNull()
  const holding = first.items.filter(({ holds }) => holds).map(({ name }) => name)
  expect(holding).toEqual(first.items.map(({ name }) => name).filter((name) => /[13]$/.test(name)))
  expect(rest.items[0]).not.toHaveProperty('holds')
})
