import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pngPicture } from '../mocks/pictures'
import { call, requestAs } from './doorway'
import { openGallery, type Person, type World } from './gallery-world'

let world: World
let prompts: typeof import('@/lib/prompts')
let maya: Person
let theo: Person
beforeAll(async () => {
  world = await openGallery()
  prompts = await import('@/lib/prompts')
  maya = await world.person()
  theo = await world.person('Theo')
})
afterAll(() => world.close())

describe('an image by its bytes', () => {
  it('is its author’s alone', async () => {
    const { id, sha256 } = await world.image(maya)
    expect(await world.gallery.findByHash(maya, sha256)).toEqual({ id })
    await expect(world.gallery.findByHash(theo, sha256)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(world.gallery.findByHash(maya, 'f'.repeat(64))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { teamId, memberships } = theo.actor
    const elsewhere = { ...maya, actor: { ...maya.actor, teamId, memberships } }
    await expect(world.gallery.findByHash(elsewhere, sha256)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is the newest that is not in the trash, before one that is; never one that did not decode', async () => {
    const bytes = pngPicture(80, 40)
    const hour = (n: number) => new Date(Date.UTC(2026, 10, 20, n))
    const older = await world.image(maya, { bytes, createdAt: hour(1) })
    const newer = await world.image(maya, { bytes, createdAt: hour(2) })
    const found = async () => (await world.gallery.findByHash(maya, older.sha256)).id
    expect(await found()).toBe(newer.id)
    await world.gallery.trashImage(maya, newer.id)
    expect(await found()).toBe(older.id)
    await world.gallery.trashImage(maya, older.id)
    expect([older.id, newer.id]).toContain(await found())
    await world.db().image.updateMany({ where: { sha256: older.sha256 }, data: { brokenAt: new Date() } })
    await expect(found()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('comes with the settings and the seed it was made with', async () => {
    const { id, sha256 } = await world.image(maya, {
      bytes: pngPicture(50, 50),
      seed: 4_294_967_294n,
      prompt: 'a cup',
    })
    const { GET } = await import('@/app/api/v1/images/by-hash/[sha256]/route')
    const ask = (who: Person, hash: string) =>
      call(GET, requestAs('GET', `/api/v1/images/by-hash/${hash}`, { cookie: who.cookie }), { sha256: hash })
    const answer = await ask(maya, sha256)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      image: { id },
      seed: 4_294_967_294,
      settings: { prompt: 'a cup', model: 'stability/sd3.5-large' },
    })
    expect((await ask(theo, sha256)).status).toBe(404)
    expect((await ask(maya, 'A'.repeat(64))).status).toBe(404)
  })
})

describe('prompts asked before', () => {
  const ask = (who: Person, query: { search?: string; limit?: number; cursor?: string } = {}) =>
    prompts.listAskedPrompts(who, { search: '', limit: 50, ...query })
  const asked = async (who: Person, query = {}) => (await ask(who, query)).items.map(({ prompt }) => prompt)

  it('are each there once, the last asked first, and outlive their images', async () => {
    const who = await world.person()
    const { id } = await world.image(who, { prompt: 'a lamp' })
    await world.image(who, { prompt: 'a red chair' })
    const again = await world.image(who, { prompt: 'a lamp' })
    await world
      .db()
      .run.update({ where: { id: again.runId }, data: { createdAt: new Date(Date.now() + 1000) } })
    await world.db().image.deleteMany({ where: { id } })
    const { items } = await ask(who)
    expect(items.map(({ prompt, times }) => [prompt, times])).toEqual([
      ['a lamp', 2],
      ['a red chair', 1],
    ])
    expect(items[0]?.runId).toBe(again.runId)
    expect(await asked(theo)).toEqual([])
  })

  it('are found by words in any order and case; what stands for anything in SQL is a letter here', async () => {
    const who = await world.person()
    for (const prompt of [
      'A Red chair by the sea',
      '100% wool_socks',
      String.raw`back\slash`,
      'a green chair',
    ])
      await world.image(who, { prompt })
    expect(await asked(who, { search: 'CHAIR red' })).toEqual(['A Red chair by the sea'])
    expect(await asked(who, { search: '%' })).toEqual(['100% wool_socks'])
    expect(await asked(who, { search: '_' })).toEqual(['100% wool_socks'])
    expect(await asked(who, { search: '\\' })).toEqual([String.raw`back\slash`])
    expect(await asked(who, { search: `'; DROP TABLE "Run" --` })).toEqual([])
  })

  it('come in pages that miss none, also of one instant', async () => {
    const who = await world.person()
    const names = Array.from({ length: 7 }, (_, i) => `cup ${i} ${randomUUID()}`)
    for (const prompt of names) await world.image(who, { prompt })
    await world.db().run.updateMany({ where: { userId: who.actor.userId }, data: { createdAt: new Date() } })
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await ask(who, { limit: 3, ...(cursor && { cursor }) })
      seen.push(...page.items.map(({ prompt }) => prompt))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(seen.sort()).toEqual(names.sort())
  })
})
