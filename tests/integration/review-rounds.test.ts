import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Member, notThere, openReview, type ReviewWorld, type Team } from './review-world'

let world: ReviewWorld
let team: Team
let maya: Member
let theo: Member
let iris: Member
let stranger: Member

beforeAll(async () => {
  world = await openReview()
})
afterAll(() => world.close())
beforeEach(async () => {
  ;({ team, maya, theo, iris, stranger } = await world.cast())
})

const open = async (who: Member, collectionId: string, name = '') => {
  const opened = await world.review.openRound(who, collectionId, { name })
  if (!opened.ok) throw new Error(opened.message)
  return opened.value
}
const image = async (who: Member, roundId: string, id: string) =>
  (await world.review.summarizeRound(who, roundId)).images.find((each) => each.id === id)
const audited = async () =>
  (
    await world.db().auditEvent.findMany({ where: { teamId: team.teamId }, orderBy: { createdAt: 'asc' } })
  ).map(({ action }) => action)

describe('opening and closing', () => {
  it('numbers the rounds of a collection and says what one may do', async () => {
    const { id } = await team.collection(maya, 1)
    const first = await open(maya, id, 'Faces')
    expect(first).toMatchObject({ number: 1, name: 'Faces', closedAt: null, openedBy: { name: 'Maya' } })
    await world.review.closeRound(maya, first.id)
    const second = await open(theo, id)
    expect(second).toMatchObject({ number: 2, mayVote: true, mayDecide: true, mayManage: true })
    const list = await world.review.listRounds(iris, id)
    expect(list.items.map(({ number }) => number)).toEqual([2, 1])
    expect(list).toMatchObject({ mayOpen: false })
    expect(list.items[0]).toMatchObject({ mayVote: true, mayDecide: false, mayManage: false })
    expect(await audited()).toEqual(['round.opened', 'round.closed', 'round.opened'])
    expect(await world.toldTo(iris)).toEqual(['round-opened', 'round-closed', 'round-opened'])
    expect(await world.toldTo(theo)).toEqual(['round-opened', 'round-closed'])
  })

  it('asked ten times at once opens one', async () => {
    const { id } = await team.collection(maya, 1)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => world.review.openRound(maya, id, { name: '' })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.code === 'CONFLICT')).toHaveLength(9)
    expect(await world.db().reviewRound.count({ where: { collectionId: id } })).toBe(1)
  })

  it('closes once, reopens the last with what was said, and no earlier one', async () => {
    const { id, nth } = await team.collection(maya, 1)
    const first = await open(maya, id)
    await world.review.castVote(iris, first.id, nth(0), { verdict: 'pick' })
    const closed = await world.review.closeRound(maya, first.id)
    expect((await world.review.closeRound(maya, first.id)).closedAt).toBe(closed.closedAt)
    expect(await world.review.reopenRound(maya, first.id)).toMatchObject({
      ok: true,
      value: { closedAt: null },
    })
    expect(await world.review.reopenRound(maya, first.id)).toMatchObject({ ok: true })
    expect(await audited()).toEqual(['round.opened', 'round.closed', 'round.opened'])
    await world.review.castVote(iris, first.id, nth(0), { verdict: 'reject' })
    await world.review.closeRound(maya, first.id)
    await open(maya, id)
    expect(await world.review.reopenRound(maya, first.id)).toMatchObject({ ok: false, code: 'CONFLICT' })
    expect((await image(maya, first.id, nth(0)))?.counts).toEqual({ pick: 0, maybe: 0, reject: 1 })
  })

  it('is for who manages the collection; for others there is nothing', async () => {
    const { id } = await team.collection(maya, 1)
    const ben = await team.member('Ben')
    for (const who of [iris, ben, stranger])
      await expect(world.review.openRound(who, id, { name: '' })).rejects.toMatchObject(notThere)
    const round = await open(maya, id)
    for (const who of [iris, ben, stranger]) {
      await expect(world.review.closeRound(who, round.id)).rejects.toMatchObject(notThere)
      await expect(world.review.reopenRound(who, round.id)).rejects.toMatchObject(notThere)
    }
    for (const each of [randomUUID(), 'nonsense']) {
      await expect(world.review.openRound(maya, each, { name: '' })).rejects.toMatchObject(notThere)
      await expect(world.review.closeRound(maya, each)).rejects.toMatchObject(notThere)
    }
  })

  it('of a private collection is told to nobody who may not open it', async () => {
    const { id } = await team.collection(maya, 1, { teamLevel: null })
    const round = await open(maya, id)
    for (const who of [theo, iris, stranger]) {
      await expect(world.review.getRound(who, round.id)).rejects.toMatchObject(notThere)
      await expect(world.review.listRounds(who, id)).rejects.toMatchObject(notThere)
    }
    expect(await world.toldTo(theo)).toEqual([])
    await world.db().collectionGrant.create({ data: { collectionId: id, userId: iris.id, level: 'view' } })
    expect(await world.review.getRound(iris, round.id)).toMatchObject({ mayVote: true })
  })

  it('of a deleted collection is gone', async () => {
    const { id, nth } = await team.collection(maya, 1)
    const round = await open(maya, id)
    await world.db().collection.update({ where: { id }, data: { deletedAt: new Date() } })
    await expect(world.review.getRound(maya, round.id)).rejects.toMatchObject(notThere)
    await expect(world.review.summarizeRound(theo, round.id)).rejects.toMatchObject(notThere)
    await expect(world.review.castVote(maya, round.id, nth(0), { stars: 3 })).rejects.toMatchObject(notThere)
    await expect(world.review.closeRound(maya, round.id)).rejects.toMatchObject(notThere)
  })
})

describe('votes', () => {
  it('say one thing per person and image, changed and taken back until the round closes', async () => {
    const { id, nth } = await team.collection(maya, 2)
    const round = await open(maya, id)
    await world.review.castVote(iris, round.id, nth(0), { verdict: 'maybe', stars: 2 })
    await world.review.castVote(iris, round.id, nth(0), { verdict: 'pick' })
    await world.review.castVote(theo, round.id, nth(0), { stars: 4 })
    const summary = await world.review.summarizeRound(iris, round.id)
    expect(summary.images.map((each) => each.id)).toEqual([nth(0), nth(1)])
    expect(summary.images[0]).toMatchObject({
      counts: { pick: 1, maybe: 0, reject: 0 },
      meanStars: 4,
      mine: { verdict: 'pick', stars: null },
    })
    expect(summary.images[1]).toMatchObject({ mine: null, votes: [] })
    expect(summary.voters).toEqual([
      { kind: 'member', id: iris.id, name: 'Iris' },
      { kind: 'member', id: theo.id, name: 'Theo' },
    ])
    await world.review.retractVote(iris, round.id, nth(0))
    await world.review.retractVote(iris, round.id, nth(0))
    expect((await image(iris, round.id, nth(0)))?.mine).toBeNull()
    await world.review.closeRound(maya, round.id)
    for (const late of [
      world.review.castVote(iris, round.id, nth(0), { verdict: 'pick' }),
      world.review.retractVote(theo, round.id, nth(0)),
    ])
      expect(await late).toMatchObject({ ok: false, code: 'CONFLICT' })
    expect((await image(theo, round.id, nth(0)))?.mine).toEqual({ verdict: null, stars: 4 })
  })

  it('of one person at once are one row', async () => {
    const { id, nth } = await team.collection(maya, 1)
    const round = await open(maya, id)
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        world.review.castVote(theo, round.id, nth(0), { verdict: i % 2 ? 'pick' : 'reject' }),
      ),
    )
    expect(await world.db().reviewVote.count({ where: { roundId: round.id } })).toBe(1)
  })

  it('never come after the end: what was answered with yes stands when the round is closed', async () => {
    const { id, nth } = await team.collection(maya, 8)
    const round = await open(maya, id)
    const [closed, ...votes] = await Promise.all([
      world.review.closeRound(maya, round.id),
      ...Array.from({ length: 8 }, (_, i) =>
        world.review.castVote(theo, round.id, nth(i), { verdict: 'pick' }),
      ),
    ])
    expect(closed.closedAt).not.toBeNull()
    const kept = await world.db().reviewVote.count({ where: { roundId: round.id } })
    expect(kept).toBe(votes.filter(({ ok }) => ok).length)
  })

  it('are not for an image of elsewhere, nor for one that left or lies in the trash', async () => {
    const { id, nth } = await team.collection(maya, 2)
    const elsewhere = await team.collection(maya, 1)
    const round = await open(maya, id)
    const vote = (imageId: string) => world.review.castVote(theo, round.id, imageId, { verdict: 'pick' })
    await vote(nth(1))
    await world.db().image.update({ where: { id: nth(0) }, data: { deletedAt: new Date() } })
    await world.db().collectionItem.deleteMany({ where: { collectionId: id, imageId: nth(1) } })
    const theirs = await world.image(stranger)
    for (const each of [elsewhere.nth(0), theirs.id, randomUUID(), nth(0), nth(1)])
      await expect(vote(each)).rejects.toMatchObject(notThere)
    const summary = await world.review.summarizeRound(theo, round.id)
    expect(summary).toMatchObject({ images: [], voters: [] })
  })

  it('are only for who may open the collection now', async () => {
    const { id, nth } = await team.collection(maya, 1)
    const round = await open(maya, id)
    const removed = { ...theo, actor: { ...theo.actor, memberships: {} }, now: new Date() }
    for (const who of [stranger, removed]) {
      await expect(world.review.castVote(who, round.id, nth(0), { stars: 1 })).rejects.toMatchObject(notThere)
      await expect(world.review.retractVote(who, round.id, nth(0))).rejects.toMatchObject(notThere)
      await expect(world.review.summarizeRound(who, round.id)).rejects.toMatchObject(notThere)
      await expect(world.review.getRound(who, round.id)).rejects.toMatchObject(notThere)
    }
  })

  it('are heard of by who may open the collection, and by no one else', async () => {
    const { startListening, stopListening, subscribe } = await import('@/lib/events')
    await startListening()
    const { id, nth } = await team.collection(maya, 1, { teamLevel: null })
    const heard: unknown[] = []
    const off = subscribe(`team:${team.teamId}`, (notice) => heard.push(notice))
    const round = await open(maya, id)
    // Of the round itself first: what is heard from there on is of its votes.
    await expect.poll(() => heard.at(-1)).toMatchObject({ what: 'round', id: round.id })
    heard.length = 0
    await world.review.castVote(maya, round.id, nth(0), { verdict: 'pick' })
    await world.review.castVote(maya, round.id, nth(0), { verdict: 'pick' })
    await world.review.castVote(maya, round.id, nth(0), { verdict: 'maybe' })
    await expect.poll(() => heard.length).toBe(2)
    expect(heard[0]).toMatchObject({ what: 'round', id: round.id, userIds: [maya.id] })
    off()
    await stopListening()
  })
})

describe('finals', () => {
  it('are marked once, also when the round is closed, by who decides', async () => {
    const { id, nth } = await team.collection(maya, 2)
    const round = await open(maya, id)
    await Promise.all([1, 2, 3].map(() => world.review.markFinal(theo, round.id, nth(0))))
    await world.review.closeRound(maya, round.id)
    await world.review.markFinal(maya, round.id, nth(1))
    await world.review.unmarkFinal(maya, round.id, nth(1))
    await world.review.unmarkFinal(maya, round.id, nth(1))
    const { images } = await world.review.summarizeRound(iris, round.id)
    expect(images.map(({ isFinal }) => isFinal)).toEqual([true, false])
    for (const who of [iris, stranger]) {
      await expect(world.review.markFinal(who, round.id, nth(0))).rejects.toMatchObject(notThere)
      await expect(world.review.unmarkFinal(who, round.id, nth(0))).rejects.toMatchObject(notThere)
    }
    const elsewhere = await team.collection(maya, 1)
    await expect(world.review.markFinal(maya, round.id, elsewhere.nth(0))).rejects.toMatchObject(notThere)
  })
})

describe('export', () => {
  it('is a spreadsheet in the order of the collection that runs nothing', async () => {
    const { id, nth } = await team.collection(maya, 2)
    await world.db().image.update({ where: { id: nth(0) }, data: { prompt: '=HYPERLINK("http://x")' } })
    await world.db().user.update({ where: { id: iris.id }, data: { name: '@SUM(A1)' } })
    const round = await open(maya, id)
    await world.review.castVote(iris, round.id, nth(0), { verdict: 'pick', stars: 4 })
    await world.review.markFinal(theo, round.id, nth(0))
    const { id: commentId } = await world.review.writeComment(theo, nth(0), {
      text: `=1+1 @{${maya.id}}`,
      collectionId: id,
      isForGuests: false,
    })
    await world.review.writeComment(maya, nth(0), { text: 'yes', parentId: commentId, isForGuests: false })
    const csv = await world.review.exportRound(theo, round.id, { format: 'csv' })
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="sofas-for-iris-round-1.csv"')
    const [head, first, ...rest] = (await csv.text()).split('\r\n')
    expect(head).toBe("place,image,prompt,final,picks,maybes,rejects,mean stars,'@SUM(A1),comments")
    expect(first).toBe(
      `1,${nth(0)},"'=HYPERLINK(""http://x"")",final,1,0,0,4,"pick, 4 of 5","Theo: =1+1 @Maya\n  Maya: yes"`,
    )
    expect(rest).toEqual([`2,${nth(1)},sofa 2,,0,0,0,,,`, ''])
    const json = await world.review.exportRound(theo, round.id, { format: 'json' })
    expect(JSON.parse(await json.text())).toMatchObject({
      collection: { id, name: 'Sofas, for Iris' },
      round: { number: 1, closedAt: null },
      images: [
        {
          place: 1,
          isFinal: true,
          votes: [{ by: '@SUM(A1)', kind: 'member', verdict: 'pick', stars: 4 }],
          comments: [{ by: 'Theo', text: '=1+1 @Maya', answers: [{ by: 'Maya', text: 'yes' }] }],
        },
        { place: 2, isFinal: false, votes: [], comments: [] },
      ],
    })
  })

  it('of the finals is an archive of their originals', async () => {
    const { id, nth } = await team.collection(maya, 3)
    const round = await open(maya, id)
    await world.review.markFinal(maya, round.id, nth(1))
    const request = new Request('http://127.0.0.1:3000/')
    const zip = await world.review.zipFinals(theo, round.id, request)
    expect(zip.headers.get('content-type')).toBe('application/zip')
    const names = (await zip.text()).match(/[\w-]+-\d{3}\.png/g) ?? []
    expect(new Set(names).size).toBe(1)
    await expect(world.review.zipFinals(iris, round.id, request)).rejects.toMatchObject(notThere)
    await expect(world.review.zipFinals(stranger, round.id, request)).rejects.toMatchObject(notThere)
  })

  it('is for who decides', async () => {
    const { id } = await team.collection(maya, 1)
    const round = await open(maya, id)
    for (const who of [iris, stranger])
      await expect(world.review.exportRound(who, round.id, { format: 'csv' })).rejects.toMatchObject(notThere)
  })
})
