import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LinkCtx } from '@/lib/core/actor'
import type { GuestCommentInput } from '@/lib/review/schema'
import { type Member, notThere, openReview, type ReviewWorld, type Team } from './review-world'

let world: ReviewWorld
let team: Team
let maya: Member
let theo: Member
let album: Awaited<ReturnType<Team['collection']>>
let link: Awaited<ReturnType<Team['link']>>
let lena: LinkCtx

beforeAll(async () => {
  world = await openReview()
})
afterAll(() => world.close())
beforeEach(async () => {
  team = await world.team()
  maya = await team.member('Maya')
  theo = await team.member('Theo', 'owner')
  album = await team.collection(maya, 3)
  link = await team.link(maya, album.id)
  lena = await link.guest('Lena')
})

const open = async () => {
  const round = await world.review.openRound(theo, album.id, { name: 'First look' })
  if (!round.ok) throw new Error(round.message)
  return round.value
}
const say = async (who: LinkCtx, imageId: string, text: string, more: Partial<GuestCommentInput> = {}) =>
  (await world.review.writeGuestComment(who, { imageId, text, ...more })).id
const read = async (who: LinkCtx) => (await world.review.listGuestComments(who)).items
const needsName = { code: 'UNAUTHENTICATED', details: { needs: 'name' } }

describe('a guest’s votes', () => {
  it('count like others, and the guest sees only their own', async () => {
    const round = await open()
    await world.review.castVote(theo, round.id, album.nth(0), { verdict: 'reject' })
    await world.review.castGuestVote(lena, album.nth(0), { verdict: 'pick', stars: 5 })
    await world.review.castGuestVote(lena, album.nth(1), { verdict: 'maybe' })
    await world.review.retractGuestVote(lena, album.nth(1))
    await world.review.retractGuestVote(lena, album.nth(1))
    const seen = await world.review.getGuestRound(lena)
    expect(seen).toEqual({
      round: { number: 1, name: 'First look' },
      votes: [{ imageId: album.nth(0), verdict: 'pick', stars: 5 }],
    })
    expect((await world.review.getGuestRound(await link.guest('Ole'))).votes).toEqual([])
    expect((await world.review.getGuestRound(link.nameless)).votes).toEqual([])
    const { images, voters } = await world.review.summarizeRound(theo, round.id)
    expect(images[0]).toMatchObject({ counts: { pick: 1, maybe: 0, reject: 1 }, meanStars: 5 })
    expect(voters.map(({ kind, name }) => [kind, name])).toEqual([
      ['guest', 'Lena'],
      ['member', 'Theo'],
    ])
    expect((await world.toldTo(theo)).filter((kind) => kind === 'guest-voted')).toHaveLength(1)
    expect((await world.toldTo(maya)).filter((kind) => kind === 'guest-voted')).toHaveLength(1)
  })

  it('need a name, an open round, and an image the link shows', async () => {
    const vote = (who: LinkCtx, imageId = album.nth(0)) =>
      world.review.castGuestVote(who, imageId, { verdict: 'pick' })
    expect(await world.review.getGuestRound(lena)).toEqual({ round: null, votes: [] })
    expect(await vote(lena)).toMatchObject({ ok: false, code: 'CONFLICT' })
    const round = await open()
    await expect(vote(link.nameless)).rejects.toMatchObject(needsName)
    const elsewhere = await team.collection(maya, 1)
    for (const each of [elsewhere.nth(0), randomUUID()])
      await expect(vote(lena, each)).rejects.toMatchObject(notThere)
    await vote(lena)
    await world.review.closeRound(theo, round.id)
    expect(await world.review.retractGuestVote(lena, album.nth(0))).toMatchObject({
      ok: false,
      code: 'CONFLICT',
    })
    expect(await world.review.getGuestRound(lena)).toEqual({ round: null, votes: [] })
  })

  it('at once are one row', async () => {
    await open()
    await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        world.review.castGuestVote(lena, album.nth(0), { stars: (i % 5) + 1 }),
      ),
    )
    expect(await world.db().reviewVote.count({ where: { guestId: lena.actor.guestId } })).toBe(1)
  })

  it('are not for a link to something else', async () => {
    const other: LinkCtx = { ...lena, actor: { ...lena.actor, target: { kind: 'image', id: album.nth(0) } } }
    await expect(world.review.getGuestRound(other)).rejects.toMatchObject(notThere)
    await expect(world.review.listGuestComments(other)).rejects.toMatchObject(notThere)
  })
})

describe('a guest’s comments', () => {
  it('are pinned, answered, changed and taken back', async () => {
    const id = await say(lena, album.nth(0), 'warmer?', { pin: { left: 0.5, top: 0.5 } })
    const answer = await world.review.writeComment(theo, album.nth(0), {
      text: `like this? @{${maya.id}}`,
      parentId: id,
      isForGuests: true,
    })
    await say(lena, album.nth(0), 'yes', { parentId: answer.id })
    await world.review.changeGuestComment(lena, id, { text: 'a bit warmer?' })
    const [thread] = await read(lena)
    expect(thread).toMatchObject({
      text: 'a bit warmer?',
      number: 1,
      isMine: true,
      isResolved: false,
      editedAt: expect.any(String),
      by: { kind: 'guest', name: 'Lena' },
    })
    expect(thread?.answers.map(({ by, text, isMine }) => [by, text, isMine])).toEqual([
      [{ kind: 'member', name: 'Theo' }, 'like this? @a colleague', false],
      [{ kind: 'guest', name: 'Lena' }, 'yes', true],
    ])
    await world.review.resolveThread(maya, id)
    expect((await read(lena))[0]?.isResolved).toBe(true)
    await world.review.deleteGuestComment(lena, id)
    await expect(world.review.deleteGuestComment(lena, id)).rejects.toMatchObject(notThere)
    expect((await read(lena))[0]).toMatchObject({ text: '', answers: [{}, {}] })
    expect(JSON.stringify(await read(lena))).not.toMatch(new RegExp(`${maya.id}|${theo.id}|Maya|example.com`))
    expect(await world.toldTo(maya)).toContain('guest-commented')
    expect((await world.toldTo(theo)).filter((kind) => kind === 'guest-commented')).toHaveLength(1)
  })

  it('are all a guest reads, with what members wrote for guests', async () => {
    const comment = (text: string, more: object) =>
      world.review.writeComment(theo, album.nth(0), { text, isForGuests: false, ...more })
    const inside = await comment('internal', { collectionId: album.id, pin: { left: 0.1, top: 0.1 } })
    await comment('alone', {})
    await comment('for guests', { collectionId: album.id, isForGuests: true, pin: { left: 0.2, top: 0.2 } })
    const other = await team.link(maya, album.id)
    const ole = await other.guest('Ole')
    const ofOther = await say(ole, album.nth(0), 'from the other link')
    await comment('to Ole', { parentId: ofOther, isForGuests: true })
    const mine = await say(lena, album.nth(0), 'from Lena')
    await comment('among us', { parentId: mine })
    expect((await read(lena)).map(({ text, number, answers }) => [text, number, answers.length])).toEqual([
      ['for guests', 1, 0],
      ['from Lena', null, 0],
    ])
    expect((await read(ole)).map(({ text }) => text)).toEqual(['for guests', 'from the other link'])
    for (const parentId of [inside.id, ofOther, randomUUID()])
      await expect(say(lena, album.nth(0), 'x', { parentId })).rejects.toMatchObject(notThere)
    for (const id of [inside.id, ofOther, randomUUID()]) {
      await expect(world.review.changeGuestComment(lena, id, { text: 'x' })).rejects.toMatchObject(notThere)
      await expect(world.review.deleteGuestComment(lena, id)).rejects.toMatchObject(notThere)
    }
    const members = (await world.review.listComments(maya, album.nth(0), {})).items
    expect(members.map(({ text }) => text)).toEqual([
      'internal',
      'alone',
      'for guests',
      'from the other link',
      'from Lena',
    ])
  })

  it('need a name, and an image the link shows now', async () => {
    await expect(say(link.nameless, album.nth(0), 'x')).rejects.toMatchObject(needsName)
    const id = await say(lena, album.nth(1), 'here')
    await world.db().image.update({ where: { id: album.nth(1) }, data: { deletedAt: new Date() } })
    const elsewhere = await team.collection(maya, 1)
    for (const each of [album.nth(1), elsewhere.nth(0), randomUUID()])
      await expect(say(lena, each, 'x')).rejects.toMatchObject(notThere)
    await expect(world.review.changeGuestComment(lena, id, { text: 'x' })).rejects.toMatchObject(notThere)
    expect(await read(lena)).toEqual([])
  })

  it('name nobody, whatever they write, and are said once with one id', async () => {
    const id = randomUUID()
    await Promise.all([1, 2, 3].map(() => say(lena, album.nth(0), `@{${theo.id}} <b>hi</b>`, { id })))
    const [thread] = (await world.review.listComments(maya, album.nth(0), {})).items
    expect(thread).toMatchObject({ mentions: [], text: `@{${theo.id}} <b>hi</b>` })
    expect(await world.toldTo(theo)).not.toContain('mentioned')
    expect(await read(lena)).toHaveLength(1)
    await expect(say(await link.guest('Ole'), album.nth(0), 'x', { id })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })

  it('can be taken away by who manages the collection, and by no other member', async () => {
    const id = await say(lena, album.nth(0), 'rude')
    const ben = await team.member('Ben')
    await expect(world.review.deleteComment(ben, id)).rejects.toMatchObject(notThere)
    await expect(world.review.changeComment(theo, id, { text: 'nice' })).rejects.toMatchObject(notThere)
    await world.review.deleteComment(theo, id)
    expect(await read(lena)).toEqual([])
  })

  it('are so many an hour', async () => {
    const data = Array.from({ length: 120 }, () => ({
      id: randomUUID(),
      teamId: team.teamId,
      imageId: album.nth(0),
      collectionId: album.id,
      guestId: lena.actor.guestId,
      text: 'more',
    }))
    await world.db().comment.createMany({ data })
    await expect(say(lena, album.nth(0), 'one too many')).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  })
})
