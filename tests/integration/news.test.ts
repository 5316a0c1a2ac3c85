import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role, UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { newPerson, openStudio, type Studio } from './studio'

let studio: Studio
let news: typeof import('@/lib/news')
let inbox: typeof import('@/lib/inbox')
let teamId: string
let theo: UserCtx
let maya: UserCtx

beforeAll(async () => {
  studio = await openStudio()
  news = await import('@/lib/news')
  inbox = await import('@/lib/inbox')
})
afterAll(() => studio.close())
beforeEach(async () => {
  teamId = newId()
  await studio.db().team.create({ data: { id: teamId, name: 'North', kind: 'shared' } })
  theo = await member('Theo', 'owner')
  maya = await member('Maya', 'editor')
})

/** Somebody who acts in the team. */
async function member(name: string, role: Role): Promise<UserCtx> {
  const ctx = await newPerson(studio, 0)
  const { userId, memberships } = ctx.actor
  await studio.db().user.update({ where: { id: userId }, data: { name } })
  await studio.db().membership.create({ data: { teamId, userId, role } })
  return {
    ...ctx,
    now: new Date(),
    actor: { ...ctx.actor, teamId, role, memberships: { ...memberships, [teamId]: role } },
  }
}

const without = (who: UserCtx): UserCtx => {
  const { [teamId]: _, ...memberships } = who.actor.memberships
  const [home = ''] = Object.keys(memberships)
  return { ...who, actor: { ...who.actor, teamId: home, role: 'owner', memberships } }
}

type More = { shownAt?: Date | null; deletedAt?: Date; createdAt?: Date }
async function image(of: UserCtx, more: More = {}): Promise<string> {
  const id = newId()
  const bytes = { sha256: id, format: 'png', byteLength: 1, widthPx: 4, heightPx: 3 }
  const data = {
    id,
    teamId,
    userId: of.actor.userId,
    prompt: 'a red sofa',
    shownAt: new Date(),
    ...bytes,
    ...more,
  }
  await studio.db().image.create({ data })
  return id
}
async function collection(of: UserCtx, teamLevel: 'view' | null, imageIds: string[] = [], name = 'Posters') {
  const id = newId()
  const { userId } = of.actor
  await studio.db().collection.create({ data: { id, teamId, userId, name, teamLevel } })
  const item = (imageId: string, position: number) => ({
    collectionId: id,
    imageId,
    position,
    addedById: userId,
  })
  await studio.db().collectionItem.createMany({ data: imageIds.map(item) })
  return id
}
async function comment(by: UserCtx, imageId: string, text: string, collectionId?: string) {
  const id = newId()
  await studio.db().comment.create({
    data: { id, teamId, imageId, text, userId: by.actor.userId, ...(collectionId && { collectionId }) },
  })
  return id
}
async function round(of: UserCtx, collectionId: string, more: { closedAt?: Date } = {}) {
  const id = newId()
  const data = { id, teamId, collectionId, number: 2, openedById: of.actor.userId, ...more }
  await studio.db().reviewRound.create({ data })
  return id
}

type Told = Parameters<typeof inbox.tell>[3]
const tell = (to: UserCtx, told: Pick<Told, 'kind' | 'facts'>, now = new Date()) =>
  studio.inTransaction((tx) => inbox.tell(tx, now, [to.actor.userId], { teamId, subject: newId(), ...told }))
const read = async (who: UserCtx) => (await news.listInbox(who, { limit: 50 })).items
const sentences = async (who: UserCtx) => (await read(who)).map(({ sentence }) => sentence)
const unread = async (who: UserCtx) => (await news.countUnread(who)).unread

async function mentioned(text = 'look', collectionId?: string) {
  const imageId = await image(theo)
  const commentId = await comment(theo, imageId, text, collectionId)
  const facts = { byId: theo.actor.userId, imageId, commentId }
  await tell(maya, { kind: 'mentioned', facts })
  return { imageId, commentId }
}

describe('the inbox', () => {
  it('tells who did what in a sentence, with the words, the picture and the way there', async () => {
    const { imageId, commentId } = await mentioned(
      `@{${maya.actor.userId}} is  it\ntoo red? ${'x'.repeat(200)}`,
    )
    const [item] = await read(maya)
    expect(item).toMatchObject({
      kind: 'mentioned',
      who: 'Theo',
      sentence: 'Theo mentioned you',
      team: { id: teamId, name: 'North' },
      image: { id: imageId, widthPx: 4, heightPx: 3 },
      href: `/gallery/${imageId}?comment=${commentId}`,
      readAt: null,
    })
    expect(item?.quote).toMatch(/^@Maya is it too red\? x+…$/)
    expect(item?.quote).toHaveLength(140)
  })

  it('says each kind', async () => {
    const byId = theo.actor.userId
    const collectionId = await collection(theo, 'view', [await image(theo)])
    const roundId = await round(theo, collectionId)
    const imageId = await image(maya)
    const commentId = await comment(theo, imageId, 'Yes')
    const inviteId = newId()
    const invite = { id: inviteId, teamId, invitedById: byId, role: 'admin', tokenHash: inviteId } as const
    const email = `${maya.actor.userId}@EXAMPLE.com`
    const verified = { where: { id: maya.actor.userId }, data: { emailVerifiedAt: new Date() } }
    await studio.db().user.update(verified)
    await studio.db().invite.create({ data: { ...invite, email, expiresAt: new Date(Date.now() + 60_000) } })
    const all: Pick<Told, 'kind' | 'facts'>[] = [
      { kind: 'commented', facts: { byId, imageId, commentId } },
      { kind: 'invited', facts: { byId, inviteId, role: 'admin' } },
      { kind: 'joined', facts: { byId, role: 'viewer' } },
      { kind: 'removed', facts: { byId, teamName: 'South' } },
      { kind: 'role-changed', facts: { byId, role: 'admin' } },
      { kind: 'collection-shared', facts: { byId, collectionId } },
      { kind: 'round-opened', facts: { byId, roundId, collectionId } },
      { kind: 'round-closed', facts: { byId, roundId, collectionId } },
      { kind: 'guest-voted', facts: { guestName: 'Ines', roundId, collectionId } },
      { kind: 'guest-commented', facts: { guestName: 'Ines', imageId, commentId, collectionId } },
      { kind: 'links-inherited', facts: { byId, count: 1 } },
      { kind: 'credits-received', facts: { byId, amountCenticredits: 650 } },
    ]
    for (const [i, told] of all.entries()) await tell(maya, told, new Date(1_800_000_000_000 - i * 1000))
    expect(await sentences(maya)).toEqual([
      'Theo commented',
      'Theo invited you to “North” as an admin. You joined',
      'Theo joined “North” as a viewer',
      'Theo removed you from “South”',
      'Theo made you an admin of “North”',
      'Theo shared the collection “Posters” with you',
      'Theo opened round 2 of “Posters”',
      'Theo closed round 2 of “Posters”',
      'Ines voted in round 2 of “Posters”',
      'Ines commented as a guest',
      'Theo left you a share link in “North”, and may have kept its address',
      'Theo gave you 6.5 credits in “North”',
    ])
    expect(await unread(maya)).toBe(all.length)
  })

  it('is one’s own', async () => {
    await mentioned()
    expect(await read(theo)).toEqual([])
    expect(await unread(theo)).toBe(0)
  })

  it('is of all one’s teams, whichever one acts in', async () => {
    await mentioned()
    const { teamId: _, ...elsewhere } = maya.actor
    const [home = ''] = Object.keys(maya.actor.memberships).filter((id) => id !== teamId)
    expect(await read({ ...maya, actor: { ...elsewhere, teamId: home } })).toHaveLength(1)
  })

  it('counts what is unread, as far as it could be read', async () => {
    await mentioned()
    const { imageId } = await mentioned()
    expect(await unread(maya)).toBe(2)
    await studio.db().image.update({ where: { id: imageId }, data: { shownAt: null } })
    expect(await unread(maya)).toBe(1)
    await inbox.markAllRead({ ...maya, now: new Date() })
    expect(await unread(maya)).toBe(0)
    expect((await read(maya))[0]?.readAt).not.toBeNull()
  })

  it('goes page by page, each once, past what has become invisible', async () => {
    const hidden: string[] = []
    for (let i = 0; i < 12; i++) {
      const { imageId } = await mentioned(String(i))
      if (i % 3 !== 0) hidden.push(imageId)
    }
    await studio.db().image.updateMany({ where: { id: { in: hidden } }, data: { shownAt: null } })
    const quotes: (string | null)[] = []
    let cursor: string | undefined
    let pages = 0
    do {
      const page = await news.listInbox(maya, { limit: 2, cursor })
      expect(page.items.length).toBeLessThanOrEqual(2)
      quotes.push(...page.items.map(({ quote }) => quote))
      cursor = page.nextCursor ?? undefined
      pages += 1
    } while (cursor)
    expect(quotes).toEqual(['9', '6', '3', '0'])
    expect(pages).toBeLessThan(5)
  })
})

describe('nothing is told of what is not the reader’s to see any more', () => {
  it.each([
    ['hidden', (id: string) => studio.db().image.update({ where: { id }, data: { shownAt: null } })],
    [
      'in the trash',
      (id: string) => studio.db().image.update({ where: { id }, data: { deletedAt: new Date() } }),
    ],
    ['broken', (id: string) => studio.db().image.update({ where: { id }, data: { brokenAt: new Date() } })],
  ])('an image that is %s', async (_, change) => {
    const { imageId } = await mentioned()
    expect(await unread(maya)).toBe(1)
    await change(imageId)
    expect([await read(maya), await unread(maya)]).toEqual([[], 0])
  })

  it('a comment that was deleted', async () => {
    const { commentId } = await mentioned()
    await studio.db().comment.update({ where: { id: commentId }, data: { deletedAt: new Date() } })
    expect([await read(maya), await unread(maya)]).toEqual([[], 0])
  })

  it('words in a collection that was made private, and its rounds', async () => {
    const imageId = await image(theo)
    const collectionId = await collection(theo, 'view', [imageId])
    const byId = theo.actor.userId
    const commentId = await comment(theo, imageId, 'secret', collectionId)
    await tell(maya, { kind: 'mentioned', facts: { byId, imageId, commentId, collectionId } })
    await tell(maya, {
      kind: 'round-opened',
      facts: { byId, roundId: await round(theo, collectionId), collectionId },
    })
    await tell(maya, { kind: 'collection-shared', facts: { byId, collectionId } })
    expect(await read(maya)).toHaveLength(3)
    await studio.db().collection.update({ where: { id: collectionId }, data: { teamLevel: null } })
    expect([await read(maya), await unread(maya)]).toEqual([[], 0])
    await studio
      .db()
      .collectionGrant.create({ data: { collectionId, userId: maya.actor.userId, level: 'view' } })
    expect(await read(maya)).toHaveLength(3)
    await studio.db().collection.update({ where: { id: collectionId }, data: { deletedAt: new Date() } })
    expect([await read(maya), await unread(maya)]).toEqual([[], 0])
  })

  it('a team one has left, but for being removed from it', async () => {
    await mentioned()
    const byId = theo.actor.userId
    await tell(maya, { kind: 'role-changed', facts: { byId, role: 'viewer' } })
    await tell(maya, { kind: 'credits-received', facts: { byId, amountCenticredits: 100 } })
    await tell(maya, { kind: 'removed', facts: { byId, teamName: 'North' } })
    const left = without(maya)
    const items = await read(left)
    expect(items.map(({ sentence }) => sentence)).toEqual(['Theo removed you from “North”'])
    expect(items[0]?.team).toBeNull()
    expect(await unread(left)).toBe(1)
  })
})

describe('an invite in the inbox', () => {
  async function invited(data: object = {}) {
    const olga = await newPerson(studio, 0)
    const { userId } = olga.actor
    await studio.db().user.update({ where: { id: userId }, data: { emailVerifiedAt: new Date() } })
    const id = newId()
    const email = `${userId}@EXAMPLE.com`
    const expiresAt = new Date(Date.now() + 60_000)
    const invite = { id, teamId, invitedById: theo.actor.userId, role: 'editor', tokenHash: id } as const
    await studio.db().invite.create({ data: { ...invite, email, expiresAt, ...data } })
    const facts = { byId: theo.actor.userId, inviteId: id, role: 'editor', teamName: 'North' } as const
    await tell(olga, { kind: 'invited', facts })
    return { olga, id }
  }

  it('can be answered by who is at its address', async () => {
    const { olga, id } = await invited()
    const [line] = await read(olga)
    expect(line).toMatchObject({
      sentence: 'Theo invited you to “North” as an editor',
      invite: { id, state: 'open', teamName: 'North' },
      team: null,
    })
    expect(await unread(olga)).toBe(1)
  })

  it.each([
    ['revoked', { revokedAt: new Date() }, 'It was taken back'],
    ['used', { useCount: 1 }, 'It was used'],
    ['expired', { expiresAt: new Date(0) }, 'It has expired'],
    ['declined', { declinedAt: new Date() }, 'You declined'],
  ])('says that it is %s, and calls the team what it was called then', async (state, data, end) => {
    const { olga, id } = await invited(data)
    await studio.db().team.update({ where: { id: teamId }, data: { name: 'What they call it now' } })
    expect((await read(olga)).map(({ sentence, invite }) => [sentence, invite])).toEqual([
      [`Theo invited you to “North” as an editor. ${end}`, { id, state, teamName: 'North' }],
    ])
  })

  it('is neither told nor counted to who merely typed its address, until it is known to be theirs', async () => {
    const { olga } = await invited()
    const where = { id: olga.actor.userId }
    await studio.db().user.update({ where, data: { emailVerifiedAt: null } })
    expect(await read(olga)).toEqual([])
    expect(await unread(olga)).toBe(0)
    await studio.db().user.update({ where, data: { emailVerifiedAt: new Date() } })
    expect(await read(olga)).toHaveLength(1)
  })

  it('is not told to whom it is not for', async () => {
    const { olga } = await invited({ email: 'theo@example.com' })
    expect(await read(olga)).toEqual([])
  })
})

describe('the activity of a team', () => {
  const lines = async (who: UserCtx) =>
    (await news.listActivity(who, { limit: 50 })).items.map(({ sentence }) => sentence)
  const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 12, minute))

  it('gathers what one person did in a row', async () => {
    for (let i = 0; i < 7; i++) await image(maya, { shownAt: at(i) })
    const collectionId = await collection(theo, 'view')
    for (const [i, imageId] of [
      await image(theo, { shownAt: at(20) }),
      await image(theo, { shownAt: at(20) }),
    ].entries())
      await studio.db().collectionItem.create({
        data: { collectionId, imageId, position: i, addedById: theo.actor.userId, createdAt: at(30) },
      })
    const { items } = await news.listActivity(maya, { limit: 50 })
    expect(items.map(({ sentence }) => sentence)).toEqual([
      'Theo added 2 images to “Posters”',
      'Theo showed 2 images to the team',
      'Maya showed 7 images to the team',
    ])
    expect(items[2]?.images).toHaveLength(5)
    expect(items[0]?.href).toBe(`/collections/${collectionId}`)
  })

  it('tells of rounds and comments', async () => {
    const imageId = await image(theo)
    const collectionId = await collection(theo, 'view', [imageId])
    await round(theo, collectionId, { closedAt: new Date(Date.now() + 3000) })
    const id = await comment(maya, imageId, 'Lovely', collectionId)
    await studio.db().comment.update({ where: { id }, data: { createdAt: new Date(Date.now() + 2000) } })
    const all = await lines(maya)
    expect(all.slice(0, 2)).toEqual(['Round 2 of “Posters” was closed', 'Maya commented'])
    expect(all).toContain('Theo opened round 2 of “Posters”')
  })

  it('tells nobody of what they may not see', async () => {
    const hidden = await image(theo, { shownAt: null })
    const other = await image(theo, { shownAt: null })
    const collectionId = await collection(theo, null, [hidden], 'Secret')
    await studio
      .db()
      .collectionGrant.create({ data: { collectionId, userId: theo.actor.userId, level: 'view' } })
    await round(theo, collectionId)
    await comment(theo, hidden, 'secret words', collectionId)
    await comment(theo, other, 'secret words')
    expect(await lines(maya)).toEqual([])
    expect(await lines(await newPerson(studio, 0))).toEqual([])
    expect((await lines(theo)).length).toBeGreaterThan(3)
  })

  it('goes page by page, each picture once, also where many tie', async () => {
    const tied = at(5)
    const ids = [] as string[]
    for (let i = 0; i < 9; i++) ids.push(await image(i % 2 ? maya : theo, { shownAt: tied }))
    const collectionId = await collection(theo, 'view')
    await studio.db().collectionItem.createMany({
      data: ids.map((imageId, position) => ({
        ...{ collectionId, imageId, position },
        addedById: theo.actor.userId,
        createdAt: tied,
      })),
    })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await news.listActivity(maya, { limit: 2, cursor })
      seen.push(...page.items.flatMap((item) => item.images.map((each) => `${item.kind} ${each.id}`)))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(18)
  })
})
