import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import type { CommentInput } from '@/lib/review/schema'
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

const write = async (who: UserCtx, imageId: string, text: string, more: Partial<CommentInput> = {}) =>
  (await world.review.writeComment(who, imageId, { text, isForGuests: false, ...more })).id
const threads = async (who: UserCtx, imageId: string, collectionId?: string) =>
  (await world.review.listComments(who, imageId, { collectionId })).items
const texts = async (who: UserCtx, imageId: string) => (await threads(who, imageId)).map(({ text }) => text)
const shown = async (who: Member) => {
  const { id } = await world.image(who)
  await world.db().image.update({ where: { id }, data: { shownAt: new Date() } })
  return id
}

describe('comments', () => {
  it('stand in threads of one level, pins numbered as they were placed', async () => {
    const image = await shown(maya)
    const first = await write(theo, image, 'the leg', { pin: { left: 0.25, top: 0.5 } })
    await write(maya, image, 'all of it is fine')
    await write(iris, image, 'this corner', { pin: { left: 0.1, top: 0.2, wide: 0.3, high: 0.4 } })
    const answer = await write(maya, image, 'done', { parentId: first })
    await write(theo, image, 'thanks', { parentId: answer })
    const items = await threads(iris, image)
    expect(items.map(({ text, number, pin }) => [text, number, pin])).toEqual([
      ['the leg', 1, { left: 0.25, top: 0.5 }],
      ['all of it is fine', null, null],
      ['this corner', 2, { left: 0.1, top: 0.2, wide: 0.3, high: 0.4 }],
    ])
    expect(items[0]?.answers.map(({ text, by }) => [by.name, text])).toEqual([
      ['Maya', 'done'],
      ['Theo', 'thanks'],
    ])
    expect(items[0]).toMatchObject({ isMine: false, mayDelete: false, collection: null })
    expect(items[2]).toMatchObject({ isMine: true, mayDelete: true })
  })

  it('sent again with the same id are said once; the id of somebody else’s is taken', async () => {
    const image = await shown(maya)
    const id = randomUUID()
    await Promise.all(Array.from({ length: 5 }, () => write(theo, image, 'once', { id })))
    expect(await texts(maya, image)).toEqual(['once'])
    await expect(write(iris, image, 'mine', { id })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('are changed and deleted by who wrote them; a thread stays readable', async () => {
    const image = await shown(maya)
    const id = await write(theo, image, 'frist')
    await world.review.changeComment(theo, id, { text: 'first' })
    const answer = await write(maya, image, 'ok', { parentId: id })
    for (const who of [maya, iris, stranger]) {
      await expect(world.review.changeComment(who, id, { text: 'no' })).rejects.toMatchObject(notThere)
      await expect(world.review.deleteComment(who, id)).rejects.toMatchObject(notThere)
    }
    expect((await threads(maya, image))[0]).toMatchObject({ text: 'first', editedAt: expect.any(String) })
    await world.review.deleteComment(theo, id)
    await expect(world.review.deleteComment(theo, id)).rejects.toMatchObject(notThere)
    await expect(world.review.changeComment(theo, id, { text: 'again' })).rejects.toMatchObject(notThere)
    expect((await threads(maya, image))[0]).toMatchObject({
      text: '',
      deletedAt: expect.any(String),
      answers: [{ text: 'ok' }],
    })
    await world.review.resolveThread(maya, id)
    expect((await threads(maya, image))[0]).toMatchObject({ resolvedBy: 'Maya' })
    expect((await world.db().comment.findUnique({ where: { id } }))?.text).toBe('')
    await world.review.deleteComment(maya, answer)
    expect(await threads(maya, image)).toEqual([])
  })

  it('are resolved and taken up again by who takes part', async () => {
    const image = await shown(maya)
    const id = await write(theo, image, 'the leg')
    const answer = await write(maya, image, 'which', { parentId: id })
    await world.review.resolveThread(iris, id)
    await world.review.resolveThread(maya, id)
    expect((await threads(maya, image))[0]).toMatchObject({
      resolvedBy: 'Iris',
      resolvedAt: expect.any(String),
    })
    await world.review.reopenThread(maya, id)
    await world.review.reopenThread(maya, id)
    expect((await threads(maya, image))[0]).toMatchObject({ resolvedBy: null, resolvedAt: null })
    await expect(world.review.resolveThread(maya, answer)).rejects.toMatchObject(notThere)
    await expect(world.review.resolveThread(stranger, id)).rejects.toMatchObject(notThere)
    await expect(world.review.reopenThread(stranger, id)).rejects.toMatchObject(notThere)
  })

  it('are only for who may see the image now', async () => {
    const image = await shown(maya)
    const id = await write(theo, image, 'good')
    for (const each of [randomUUID(), 'nonsense'])
      await expect(write(theo, each, 'x')).rejects.toMatchObject(notThere)
    for (const who of [stranger]) {
      await expect(write(who, image, 'x')).rejects.toMatchObject(notThere)
      await expect(threads(who, image)).rejects.toMatchObject(notThere)
      await expect(world.review.listMentionable(who, image, {})).rejects.toMatchObject(notThere)
    }
    await world.db().image.update({ where: { id: image }, data: { shownAt: null } })
    await expect(write(theo, image, 'x')).rejects.toMatchObject(notThere)
    await expect(threads(theo, image)).rejects.toMatchObject(notThere)
    await expect(world.review.changeComment(theo, id, { text: 'x' })).rejects.toMatchObject(notThere)
    await expect(world.review.resolveThread(iris, id)).rejects.toMatchObject(notThere)
    expect(await texts(maya, image)).toEqual(['good'])
  })

  it('answer only in the thread of the same image', async () => {
    const [one, other] = [await shown(maya), await shown(maya)]
    const id = await write(theo, one, 'good')
    for (const parentId of [id, randomUUID()])
      await expect(write(theo, other, 'x', { parentId })).rejects.toMatchObject(notThere)
  })
})

describe('comments in a collection', () => {
  it('are read by who may open it, and not by others who see the image', async () => {
    const { id, nth } = await team.collection(maya, 2, { teamLevel: null })
    await world.db().image.update({ where: { id: nth(0) }, data: { shownAt: new Date() } })
    await world.db().collectionGrant.create({ data: { collectionId: id, userId: iris.id, level: 'view' } })
    const inside = await write(iris, nth(0), 'inside', { collectionId: id })
    await write(theo, nth(0), 'outside')
    await write(maya, nth(0), 'answer', { parentId: inside })
    expect(await texts(iris, nth(0))).toEqual(['inside', 'outside'])
    expect(await texts(theo, nth(0))).toEqual(['outside'])
    expect((await threads(iris, nth(0)))[0]).toMatchObject({
      collection: { id, name: 'Sofas, for Iris' },
      answers: [{ text: 'answer', collection: { id } }],
    })
    await expect(write(theo, nth(0), 'x', { parentId: inside })).rejects.toMatchObject(notThere)
    await expect(write(theo, nth(0), 'x', { collectionId: id })).rejects.toMatchObject(notThere)
    await expect(world.review.resolveThread(theo, inside)).rejects.toMatchObject(notThere)
    await world.db().collection.update({ where: { id }, data: { deletedAt: new Date() } })
    expect(await texts(maya, nth(0))).toEqual(['outside'])
    await expect(world.review.changeComment(iris, inside, { text: 'x' })).rejects.toMatchObject(notThere)
  })

  it('can be asked for without those of other collections', async () => {
    const { id, nth } = await team.collection(maya, 1)
    const other = await team.collection(maya, 0)
    await world.db().collectionItem.create({
      data: { collectionId: other.id, imageId: nth(0), position: 0, addedById: maya.id },
    })
    await write(maya, nth(0), 'here', { collectionId: id })
    await write(maya, nth(0), 'there', { collectionId: other.id })
    await write(maya, nth(0), 'alone')
    expect((await threads(theo, nth(0), id)).map(({ text }) => text)).toEqual(['here', 'alone'])
  })

  it('are not of an image that it does not show, and only there for guests', async () => {
    const { id } = await team.collection(maya, 1)
    const image = await shown(maya)
    await expect(write(theo, image, 'x', { collectionId: id })).rejects.toMatchObject(notThere)
    await expect(write(theo, image, 'x', { isForGuests: true })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ field: 'isForGuests' }] },
    })
  })
})

describe('mentions', () => {
  it('name and tell members who may see it, once', async () => {
    const image = await shown(maya)
    const id = await write(theo, image, `@{${iris.id}} look, @{${iris.id}}`)
    expect((await threads(maya, image))[0]?.mentions).toEqual([{ id: iris.id, name: 'Iris' }])
    await world.review.changeComment(theo, id, { text: `@{${iris.id}} and @{${maya.id}}` })
    await world.review.changeComment(theo, id, { text: `@{${theo.id}} and @{${maya.id}}` })
    expect(await world.toldTo(iris)).toEqual(['mentioned'])
    expect(await world.toldTo(maya)).toEqual(['commented', 'mentioned'])
    expect(await world.toldTo(theo)).toEqual([])
  })

  it('of who is not in the team, or may not see it, are refused by the field', async () => {
    const image = await shown(maya)
    const hidden = (await world.image(maya)).id
    const refused = { code: 'INVALID_INPUT', details: { fields: [{ field: 'text' }] } }
    for (const id of [stranger.id, randomUUID()])
      await expect(write(maya, image, `@{${id}}`)).rejects.toMatchObject(refused)
    await expect(write(maya, hidden, `@{${theo.id}}`)).rejects.toMatchObject(refused)
    const { id, nth } = await team.collection(maya, 1, { teamLevel: null })
    await expect(write(maya, nth(0), `@{${theo.id}}`, { collectionId: id })).rejects.toMatchObject(refused)
    expect(await threads(maya, image)).toEqual([])
  })

  it('are offered of those alone', async () => {
    const { id, nth } = await team.collection(maya, 1, { teamLevel: null })
    const names = async (collectionId?: string) =>
      (await world.review.listMentionable(maya, nth(0), { collectionId })).items.map(({ name }) => name)
    expect(await names(id)).toEqual(['Maya'])
    await world.db().collectionGrant.create({ data: { collectionId: id, userId: iris.id, level: 'view' } })
    expect(await names(id)).toEqual(['Iris', 'Maya'])
    await world.db().image.update({ where: { id: nth(0) }, data: { shownAt: new Date() } })
    expect(await names()).toEqual(['Iris', 'Maya', 'Theo'])
    expect(await names(id)).toEqual(['Iris', 'Maya'])
  })
})

it('the author and the thread are told, the writer never, those named once', async () => {
  const image = await shown(maya)
  const id = await write(iris, image, 'one')
  await write(theo, image, `two @{${iris.id}}`, { parentId: id })
  expect(await world.toldTo(maya)).toEqual(['commented', 'commented'])
  expect(await world.toldTo(iris)).toEqual(['mentioned'])
  await write(maya, image, 'three', { parentId: id })
  expect((await world.toldTo(theo)).filter((kind) => kind === 'commented')).toHaveLength(1)
  expect(await world.toldTo(maya)).toHaveLength(2)
})
