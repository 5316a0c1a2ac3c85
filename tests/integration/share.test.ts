import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import type { Person } from './gallery-world'
import { asking, openShare, pairOf, type ShareWorld } from './share-world'

let world: ShareWorld
let theo: Person
let maya: Person
let stranger: Person

beforeAll(async () => {
  world = await openShare()
})
afterAll(() => world?.close())
beforeEach(async () => {
  theo = await world.member('Theo', 'owner')
  maya = await world.member('Maya')
  stranger = await world.person('Stranger')
})

const admit = (token: string, headers: Record<string, string> = {}) =>
  world.share.admitLink(asking(headers), token)
const codeOf = (tried: Promise<unknown>) =>
  tried.then(
    () => 'let in',
    (error) => (error instanceof AppError ? error.code : String(error)),
  )
const toImage = (id: string) => ({ target: { kind: 'image', id } as const })
const PASSWORD = { password: 'wing beat 7' }

describe('making a link', () => {
  it('tells the address once and keeps a hash of it', async () => {
    const image = await world.image(maya)
    const link = await world.link(maya, { ...toImage(image.id), name: 'For Acme' })
    expect(link.token).toMatch(/^[\w-]{43}$/)
    const row = await world.db().shareLink.findUniqueOrThrow({ where: { id: link.id } })
    expect(JSON.stringify(row)).not.toContain(link.token)
    const { items } = await world.share.listLinks(maya, { limit: 50 })
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`${link.token}|argon2|tokenHash`))
    expect(items[0]).toMatchObject({ id: link.id, name: 'For Acme', state: 'open', isOwn: true })
    const { actor } = await admit(link.token)
    expect(actor).toMatchObject({
      ...{ kind: 'shareLink', linkId: link.id, teamId: world.teamId, sharedById: maya.actor.userId },
      ...{
        target: { kind: 'image', id: image.id },
        allowsDownload: false,
        showsPrompt: false,
        guestId: null,
      },
    })
  })
  it('is not there for what one may not see, or for another team’s', async () => {
    const hidden = await world.image(theo)
    const trashed = await world.image(maya)
    await world.db().image.update({ where: { id: trashed.id }, data: { deletedAt: new Date() } })
    const elsewhere = await world.image(stranger)
    for (const id of [hidden.id, trashed.id, elsewhere.id, newId()])
      expect(await codeOf(world.share.createLink(maya, toImage(id)))).toBe('NOT_FOUND')
    const own = { ...maya, actor: { ...maya.actor, teamId: stranger.actor.teamId } }
    const mine = await world.image(maya)
    expect(await codeOf(world.share.createLink(own, toImage(mine.id)))).toBe('NOT_FOUND')
    const viewer = await world.member('Vera', 'viewer')
    await world.db().image.update({ where: { id: mine.id }, data: { shownAt: new Date() } })
    expect(await codeOf(world.share.createLink(viewer, toImage(mine.id)))).toBe('NOT_FOUND')
    expect(await codeOf(world.share.createLink(theo, toImage(mine.id)))).toBe('let in')
  })
  it('takes votes and comments for collections only, and no time that is over', async () => {
    const image = await world.image(maya)
    const past = new Date(Date.now() - 1000).toISOString()
    for (const wrong of [{ allowsVotes: true }, { allowsComments: true }, { expiresAt: past }]) {
      const answer = await world.share.createLink(maya, { ...toImage(image.id), ...wrong })
      expect(answer).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
    }
  })
})

describe('a link is dead, like one that never was', () => {
  const dead = async (token: string) => expect(await codeOf(admit(token))).toBe('NOT_FOUND')
  async function sharedImage() {
    const image = await world.image(maya)
    return { image, link: await world.link(maya, toImage(image.id)) }
  }
  it('when nobody made it, or it is cut or bent', async () => {
    const { link } = await sharedImage()
    for (const token of [link.token.slice(1), `${link.token}a`, link.token.toUpperCase(), '', 'x'.repeat(43)])
      await dead(token)
  })
  it('when it is revoked, by its maker or a lead, and again', async () => {
    const [one, two] = [await sharedImage(), await sharedImage()]
    expect(await codeOf(world.share.revokeLink(stranger, one.link.id))).toBe('NOT_FOUND')
    const colleague = await world.member('Col')
    expect(await codeOf(world.share.revokeLink(colleague, one.link.id))).toBe('NOT_FOUND')
    await world.share.revokeLink(maya, one.link.id)
    await world.share.revokeLink(maya, one.link.id)
    await world.share.revokeLink(theo, two.link.id)
    await dead(one.link.token)
    await dead(two.link.token)
    const log = await world.db().auditEvent.findMany({ where: { subjectId: one.link.id } })
    expect(log.map(({ action }) => action).sort()).toEqual(['link.created', 'link.revoked'])
    expect(await world.share.changeLink(maya, one.link.id, { name: 'x' })).toMatchObject({ code: 'CONFLICT' })
    expect(await world.share.moveLink(maya, one.link.id)).toMatchObject({ code: 'CONFLICT' })
  })
  it('when its time is over', async () => {
    const image = await world.image(maya)
    const soon = new Date(Date.now() + 3_600_000)
    const link = await world.link(maya, { ...toImage(image.id), expiresAt: soon.toISOString() })
    await admit(link.token)
    await world.db().shareLink.update({ where: { id: link.id }, data: { expiresAt: new Date() } })
    await dead(link.token)
    const { items } = await world.share.listLinks({ ...maya, now: new Date() }, { limit: 50 })
    expect(items.find(({ id }) => id === link.id)?.state).toBe('expired')
  })
  it('when its address was changed: only the new one is let in', async () => {
    const { link } = await sharedImage()
    const moved = await world.share.moveLink(maya, link.id)
    if (!moved.ok) throw new Error(moved.message)
    await dead(link.token)
    await admit(moved.value.path.slice('/s/'.length))
  })
  it('when the image is in the trash, broken, or hidden from who shared it', async () => {
    for (const data of [{ deletedAt: new Date() }, { brokenAt: new Date() }]) {
      const { image, link } = await sharedImage()
      await world.db().image.update({ where: { id: image.id }, data })
      await dead(link.token)
    }
    const image = await world.image(maya)
    await world.db().image.update({ where: { id: image.id }, data: { shownAt: new Date() } })
    const link = await world.link(theo, toImage(image.id))
    await admit(link.token)
    await world.db().image.update({ where: { id: image.id }, data: { shownAt: null } })
    await dead(link.token)
  })
  it('when who made it left, was suspended, or the team is deleted', async () => {
    const { userId } = maya.actor
    const { link } = await sharedImage()
    const membership = { teamId_userId: { teamId: world.teamId, userId } }
    await world.db().membership.delete({ where: membership })
    await dead(link.token)
    await world.db().membership.create({ data: { teamId: world.teamId, userId, role: 'editor' } })
    await admit(link.token)
    await world.db().user.update({ where: { id: userId }, data: { suspendedAt: new Date() } })
    await dead(link.token)
    await world.db().user.update({ where: { id: userId }, data: { suspendedAt: null } })
    await world.db().team.update({ where: { id: world.teamId }, data: { deletedAt: new Date() } })
    await dead(link.token)
    await world.db().team.update({ where: { id: world.teamId }, data: { deletedAt: null } })
    await admit(link.token)
  })
  it('when the collection is deleted, or closed to who shared it', async () => {
    const image = await world.image(maya)
    const id = await world.collection(maya, [image.id])
    await world.db().collection.update({ where: { id }, data: { teamLevel: 'view' } })
    const [own, seen] = [
      await world.link(maya, { target: { kind: 'collection', id } }),
      await world.link(theo, { target: { kind: 'collection', id } }),
    ]
    await world.db().collection.update({ where: { id }, data: { teamLevel: null } })
    await dead(seen.token)
    await admit(own.token)
    await world.db().collection.update({ where: { id }, data: { deletedAt: new Date() } })
    await dead(own.token)
  })
  it('when the run is hidden again from who shared it', async () => {
    const { runId } = await world.image(maya)
    expect(await codeOf(world.share.createLink(theo, { target: { kind: 'run', id: runId } }))).toBe(
      'NOT_FOUND',
    )
    await world.db().run.update({ where: { id: runId }, data: { shownAt: new Date() } })
    const link = await world.link(theo, { target: { kind: 'run', id: runId } })
    await admit(link.token)
    await world.db().run.update({ where: { id: runId }, data: { shownAt: null } })
    await dead(link.token)
  })
})

describe('a password', () => {
  const unlock = (token: string, password: string, address = '203.0.113.7') =>
    world.share.unlockLink(token, password, asking({ 'x-forwarded-for': address }, 'POST'))
  async function locked() {
    const image = await world.image(maya)
    return world.link(maya, { ...toImage(image.id), ...PASSWORD })
  }
  async function cookieFor(token: string) {
    const unlocked = await unlock(token, PASSWORD.password)
    if (!unlocked.ok || !unlocked.value) throw new Error('it did not open')
    return pairOf(world.share.cookiesFor(token, 'unlock', unlocked.value, new Headers()))
  }
  it('is asked for, and opens this link alone', async () => {
    const [link, other] = [await locked(), await locked()]
    const refused = await admit(link.token).catch((error) => error)
    expect(refused).toMatchObject({ code: 'UNAUTHENTICATED', details: { needs: 'password' } })
    expect(await unlock(link.token, 'wrong')).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' })
    const cookie = await cookieFor(link.token)
    await admit(link.token, { cookie })
    expect(await codeOf(admit(other.token, { cookie }))).toBe('UNAUTHENTICATED')
    const forged = cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect(await codeOf(admit(link.token, { cookie: forged }))).toBe('UNAUTHENTICATED')
    const failed = await world.db().auditEvent.findMany({
      where: { subjectId: link.id, action: 'link.unlocked-failed' },
    })
    expect(failed).toHaveLength(1)
  })
  it('that was given counts a visitor, unless they are of the team', async () => {
    const link = await locked()
    const seen = () => world.db().shareLink.findUniqueOrThrow({ where: { id: link.id } })
    await world.share.unlockLink(link.token, PASSWORD.password, asking({ cookie: maya.cookie }, 'POST'))
    expect((await seen()).viewCount).toBe(0)
    await world.share.unlockLink(link.token, PASSWORD.password, asking({ cookie: stranger.cookie }, 'POST'))
    expect(await seen()).toMatchObject({ viewCount: 1, lastViewedAt: expect.any(Date) })
  })
  it('that is changed, or an address that is, ends what was open', async () => {
    const link = await locked()
    const cookie = await cookieFor(link.token)
    await world.share.changeLink(maya, link.id, { name: 'Still open' })
    await admit(link.token, { cookie })
    await world.share.changeLink(maya, link.id, { password: 'another one' })
    expect(await codeOf(admit(link.token, { cookie }))).toBe('UNAUTHENTICATED')
    await world.share.changeLink(maya, link.id, { password: null })
    await admit(link.token)
    const row = await world.db().shareLink.findUniqueOrThrow({ where: { id: link.id } })
    expect(row).toMatchObject({ passwordHash: null, passwordVersion: 2 })
  })
  it('cannot be guessed: not from one address, and not from many', async () => {
    const link = await locked()
    const tries = await Promise.all(Array.from({ length: 8 }, (_, i) => unlock(link.token, `guess ${i}`)))
    const limited = tries.filter((each) => !each.ok && each.code === 'RATE_LIMITED')
    expect(limited.length).toBeGreaterThanOrEqual(3)
    expect(await unlock(link.token, PASSWORD.password)).toMatchObject({ code: 'RATE_LIMITED' })
    expect(await unlock(link.token, PASSWORD.password, '198.51.100.4')).toMatchObject({ ok: true })
    expect(await codeOf(unlock('x'.repeat(43), 'y'))).toBe('NOT_FOUND')
  })
})

describe('a guest', () => {
  it('has a name on one link, keeps it and may change it', async () => {
    const image = await world.image(maya)
    const id = await world.collection(maya, [image.id])
    const open = { target: { kind: 'collection', id } as const, allowsVotes: true }
    const [link, other] = [await world.link(maya, open), await world.link(maya, open)]
    const joined = await world.share.joinAsGuest(await admit(link.token), 'Ines', new Headers())
    if (!joined.ok || !joined.value.secret) throw new Error('no guest was made')
    const { guest, secret } = joined.value
    const cookie = pairOf(world.share.cookiesFor(link.token, 'guest', secret, new Headers()))
    const ctx = await admit(link.token, { cookie })
    expect(ctx.actor.guestId).toBe(guest.id)
    expect((await admit(other.token, { cookie })).actor.guestId).toBeNull()
    expect(await world.share.joinAsGuest(ctx, 'Ines P.', new Headers())).toEqual({
      ok: true,
      value: { guest: { id: guest.id, name: 'Ines P.' }, secret: null },
    })
    expect(await world.db().guest.count({ where: { shareLinkId: link.id } })).toBe(1)
    expect((await world.share.viewShared(ctx, 50)).guest).toEqual({ id: guest.id, name: 'Ines P.' })
  })
})

describe('what a link shows', () => {
  it('is a collection in its order, a page at a time, without what is not to be seen', async () => {
    const images = await Promise.all(Array.from({ length: 7 }, () => world.image(maya)))
    const ids = images.map(({ id }) => id)
    const id = await world.collection(maya, ids)
    const [trashed, foreign] = [ids[2] ?? '', await world.image(theo)]
    await world.db().image.update({ where: { id: trashed }, data: { deletedAt: new Date() } })
    await world.db().collectionItem.create({
      data: { collectionId: id, imageId: foreign.id, position: 3.5, addedById: maya.actor.userId },
    })
    const link = await world.link(maya, { target: { kind: 'collection', id } })
    const ctx = await admit(link.token)
    const first = await world.share.viewShared(ctx, 4)
    expect(first).toMatchObject({
      kind: 'collection',
      imageCount: 6,
      sharedBy: { name: 'Maya', team: 'Northlight' },
    })
    const next = await world.share.readShared(ctx, { cursor: first.nextCursor ?? '', limit: 4 })
    expect([...first.items, ...next.items].map((card) => card.id)).toEqual(
      ids.filter((each) => each !== trashed),
    )
    expect(next.nextCursor).toBeNull()
    expect(JSON.stringify([first, next])).not.toMatch(/red sofa|stability|settings":\{/)
  })
  it('is a sweep as a grid: the last run of each cell, its axes only with the settings', async () => {
    const { id, cells } = await world.sweep(maya, [11, 12, 13])
    const link = await world.link(maya, { target: { kind: 'sweep', id }, showsPrompt: true })
    const told = await world.share.viewShared(await admit(link.token), 100)
    expect(told.grid).toEqual({ columns: 3, rows: 1, axes: [{ field: 'seed', values: [11, 12, 13] }] })
    expect(told.items.map(({ id: image, cell }) => [image, cell])).toEqual(
      cells.map((images, cell) => [images.at(-1), cell]),
    )
    const first = await world.share.readShared(await admit(link.token), { limit: 2 })
    const rest = await world.share.readShared(await admit(link.token), {
      cursor: first.nextCursor ?? '',
      limit: 2,
    })
    expect(rest.items.map(({ id: image }) => image)).toEqual([cells[2]?.at(-1)])
    await world.share.changeLink(maya, link.id, { showsPrompt: false })
    const untold = await world.share.viewShared(await admit(link.token), 100)
    expect(untold.grid).toEqual({ columns: 3, rows: 1, axes: null })
    expect(JSON.stringify(untold)).not.toMatch(/heron|seed":"?1/)
  })
  it('tells prompt and settings only when it is to', async () => {
    const image = await world.image(maya, { prompt: 'a heron at dawn', seed: 987654321n })
    const link = await world.link(maya, { target: { kind: 'run', id: image.runId }, showsPrompt: true })
    const told = await world.share.viewShared(await admit(link.token), 10)
    expect(told.title).toBe('a heron at dawn')
    expect(told.items[0]?.origin).toMatchObject({ prompt: 'a heron at dawn', seed: 987654321 })
    await world.share.changeLink(maya, link.id, { showsPrompt: false })
    const untold = await world.share.viewShared(await admit(link.token), 10)
    expect(untold.items[0]?.origin).toBeNull()
    expect(JSON.stringify(untold)).not.toMatch(/heron|987654321|sd3/)
  })
})

describe('the list of links', () => {
  it('is one’s own, or everybody’s for a lead, who reads no name of what they may not see', async () => {
    const image = await world.image(maya, { prompt: 'a secret heron' })
    const link = await world.link(maya, toImage(image.id))
    const all = await world.share.listLinks(theo, { limit: 100 })
    const seen = all.items.find(({ id }) => id === link.id)
    expect(seen).toMatchObject({ isOwn: false, by: { name: 'Maya' }, target: { name: null } })
    const colleague = await world.member('Col')
    expect((await world.share.listLinks(colleague, { limit: 100 })).items).toEqual([])
    expect((await world.share.listLinks(maya, { limit: 100, targetId: image.id })).items).toMatchObject([
      { id: link.id, target: { name: 'a secret heron' } },
    ])
    expect(await codeOf(world.share.changeLink(theo, link.id, { name: 'x' }))).toBe('NOT_FOUND')
  })
  it('goes on where the page ended', async () => {
    const image = await world.image(maya)
    for (let i = 0; i < 5; i += 1) await world.link(maya, { ...toImage(image.id), name: `${i}` })
    const first = await world.share.listLinks(maya, { limit: 3, targetId: image.id })
    const next = await world.share.listLinks(maya, {
      limit: 3,
      targetId: image.id,
      cursor: first.nextCursor ?? '',
    })
    expect([...first.items, ...next.items].map(({ name }) => name)).toEqual(['4', '3', '2', '1', '0'])
    expect(next.nextCursor).toBeNull()
  })
})
