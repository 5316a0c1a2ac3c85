import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGallery, type Person, type World } from './gallery-world'

let world: World
let theo: Person

beforeAll(async () => {
  world = await openGallery()
  theo = await world.person('Theo')
})
afterAll(() => world.close())

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 12, 0, second))
const favourites = async (who: Person) =>
  (await world.gallery.listImages(who, { view: 'favourites', limit: 100 })).items

describe('favourites', () => {
  it('are listed by when they became one, newest first, and say so everywhere', async () => {
    const maya = await world.person()
    const [old, young] = [
      await world.image(maya, { createdAt: at(1) }),
      await world.image(maya, { createdAt: at(2) }),
    ]
    await world.image(maya, { createdAt: at(3) })
    await world.gallery.favouriteImage(maya.at(at(10)), young.id)
    await world.gallery.favouriteImage(maya.at(at(11)), old.id)
    expect((await favourites(maya)).map(({ id, favouritedAt }) => [id, favouritedAt])).toEqual([
      [old.id, at(11).toISOString()],
      [young.id, at(10).toISOString()],
    ])
    const all = (await world.gallery.listImages(maya, { view: 'all', limit: 100 })).items
    expect(all.map(({ favouritedAt }) => favouritedAt)).toEqual([
      null,
      at(10).toISOString(),
      at(11).toISOString(),
    ])
    const detail = await world.gallery.getImageDetail(maya, old.id)
    expect(detail.favouritedAt).toBe(at(11).toISOString())
    const { loadRuns } = await import('@/lib/runs')
    const [run] = await loadRuns([old.runId])
    expect(run?.generations[0]?.image?.favouritedAt).toBe(at(11).toISOString())
  })

  it('page without a gap or a repeat, also those of one moment', async () => {
    const maya = await world.person()
    const ids: string[] = []
    for (let i = 0; i < 7; i++) {
      ids.push((await world.image(maya, { createdAt: at(20 - i) })).id)
      await world.gallery.favouriteImage(maya.at(at(30 + Math.floor(i / 3))), ids[i] ?? '')
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await world.gallery.listImages(maya, {
        view: 'favourites',
        limit: 2,
        ...(cursor && { cursor }),
      })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    const group = (from: number, to: number) => ids.slice(from, to).sort().reverse()
    expect(seen).toEqual([...group(6, 7), ...group(3, 6), ...group(0, 3)])
  })

  it('marked twice are marked once, at the first time; unmarked twice are unmarked', async () => {
    const maya = await world.person()
    const { id } = await world.image(maya)
    await world.gallery.favouriteImage(maya.at(at(1)), id)
    await world.gallery.favouriteImage(maya.at(at(2)), id)
    await Promise.all([1, 2, 3].map(() => world.gallery.favouriteImage(maya.at(at(3)), id)))
    expect((await favourites(maya)).map(({ favouritedAt }) => favouritedAt)).toEqual([at(1).toISOString()])
    await world.gallery.unfavouriteImage(maya, id)
    await world.gallery.unfavouriteImage(maya, id)
    expect(await favourites(maya)).toEqual([])
  })

  it("are not to be had of a stranger's image, nor of one that is none", async () => {
    const maya = await world.person()
    const { id } = await world.image(maya)
    await world.gallery.favouriteImage(maya, id)
    for (const each of [id, randomUUID(), 'nonsense']) {
      await expect(world.gallery.favouriteImage(theo, each)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(world.gallery.unfavouriteImage(theo, each)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    expect(await favourites(theo)).toEqual([])
    expect(await favourites(maya)).toHaveLength(1)
  })

  it('lie in the trash unseen and come back as they were', async () => {
    const maya = await world.person()
    const { id } = await world.image(maya)
    await world.gallery.favouriteImage(maya.at(at(1)), id)
    await world.gallery.trashImage(maya, id)
    expect(await favourites(maya)).toEqual([])
    await world.gallery.restoreImage(maya, id)
    expect((await favourites(maya)).map(({ favouritedAt }) => favouritedAt)).toEqual([at(1).toISOString()])
  })

  it('go with the image', async () => {
    const maya = await world.person()
    const { id } = await world.image(maya)
    await world.gallery.favouriteImage(maya, id)
    await world.db().image.delete({ where: { id } })
    expect(await world.db().favourite.count({ where: { imageId: id } })).toBe(0)
  })
})
