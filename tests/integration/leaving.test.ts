import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { at, call, cookieOf } from './doorway'
import { acting, newTeam } from './membership-world'
import { asked, brokenInvariants, openStudio, type Studio, settled } from './studio'

let studio: Studio
let m: typeof import('@/lib/membership')

beforeAll(async () => {
  studio = await openStudio()
  m = await import('@/lib/membership')
})
afterEach(async () => {
  vi.useRealTimers()
  expect(await brokenInvariants(studio)).toEqual([])
})
afterAll(() => studio.close())

async function start(who: UserCtx, key: string = newId()) {
  const run = await studio.runs.startRun({ ...who, now: new Date() }, asked({ count: 1 }), key)
  if (!run.ok) throw new Error(run.message)
  return run.value.id
}
const ownerOf = async (table: 'run' | 'image' | 'collection' | 'shareLink' | 'savedPrompt', id: string) => {
  const [row] = await studio
    .db()
    .$queryRawUnsafe<{ userId: string }[]>(
      `SELECT "userId" FROM "${table.charAt(0).toUpperCase()}${table.slice(1)}" WHERE "id" = $1::uuid`,
      id,
    )
  return row?.userId
}

describe('who is removed', () => {
  it('leaves runs, images, albums, links and shared prompts to who removes, and nothing to see', async () => {
    const { teamId, owner, others } = await newTeam(studio, ['editor'])
    const [maya] = others as [UserCtx]
    const { userId } = maya.actor
    const key = 'the same key'
    const worker = studio.work()
    const [runId, ownersRun] = [await start(maya, key), await ownersRunWith(owner, key)]
    await settled(studio)
    await worker.stop(2000)
    const image = await studio.db().image.findFirstOrThrow({ where: { userId } })
    const made = await albumOf(maya, image.id)
    const { getImage } = {
      getImage: (who: UserCtx) =>
        import('@/lib/gallery').then((g) => g.getImageDetail(who, image.id, { view: 'all' })),
    }
    expect(await m.removeMember(owner, userId, {})).toMatchObject({ ok: true })
    const heir = owner.actor.userId
    expect(await ownerOf('run', runId)).toBe(heir)
    expect(await ownerOf('image', image.id)).toBe(heir)
    expect(await ownerOf('collection', made.collectionId)).toBe(heir)
    expect(await ownerOf('shareLink', made.linkId)).toBe(heir)
    expect(await ownerOf('savedPrompt', made.sharedPromptId)).toBe(heir)
    expect(await ownerOf('savedPrompt', made.ownPromptId)).toBe(userId)
    const hung = await studio
      .db()
      .collectionItem.findFirstOrThrow({ where: { collectionId: made.collectionId } })
    expect(hung.addedById).toBe(heir)
    const keys = await studio.db().run.findMany({ where: { id: { in: [runId, ownersRun] } } })
    expect(new Set(keys.map((run) => run.idempotencyKey)).size).toBe(2)
    expect(await getImage(await acting(studio, owner, teamId))).toMatchObject({ id: image.id })
    const home = await studio.db().membership.findFirstOrThrow({ where: { userId } })
    const outside = await acting(studio, maya, home.teamId)
    await expect(getImage(outside)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const again = m.removeMember(owner, userId, {})
    await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('leaves links that say whose they were, to the heir’s inbox, to the list and to the log, until their address is new', async () => {
    const { teamId, owner, others } = await newTeam(studio, ['editor', 'admin'])
    const [maya, admin] = others as [UserCtx, UserCtx]
    const { userId } = maya.actor
    const own = { teamId, userId, targetKind: 'image', targetId: newId() } as const
    const add = (data: object = {}) => {
      const id = newId()
      return studio.db().shareLink.create({ data: { id, ...own, tokenHash: id, ...data } })
    }
    const named = await add({ name: 'For Acme' })
    await add()
    await add({ revokedAt: new Date() })
    await add({ expiresAt: new Date(0) })
    expect(await m.removeMember(owner, userId, {})).toMatchObject({ ok: true })
    const { listInbox } = await import('@/lib/news')
    const [line] = (await listInbox(owner, { limit: 1 })).items
    expect(line).toMatchObject({
      kind: 'links-inherited',
      sentence: 'Maya left you 2 share links in “Northlight”, and may have kept their addresses',
      href: '/links',
    })
    const { changeLink, listLinks, moveLink } = await import('@/lib/share')
    for (const lead of [owner, admin]) {
      const { items } = await listLinks(lead, { limit: 50 })
      expect(items).toHaveLength(4)
      for (const link of items)
        expect(link).toMatchObject({
          by: { id: owner.actor.userId },
          inherited: { from: { id: userId, name: 'Maya' } },
        })
    }
    const logged = async () =>
      (await import('@/lib/audit'))
        .listAudit(owner, { limit: 50, action: 'link.inherited', q: named.id })
        .then(({ items }) => items.map(({ sentence }) => sentence))
    expect(await logged()).toEqual(['2 share links of Maya went to Maya: “For Acme”'])
    const { transferRest } = await import('@/lib/membership/transfer')
    await transferRest({ teamId, userId, toUserId: owner.actor.userId })
    expect(await logged()).toHaveLength(1)
    expect(await changeLink(owner, named.id, { name: 'Acme' })).toMatchObject({
      value: { inherited: { from: { id: userId } } },
    })
    expect(await moveLink(owner, named.id)).toMatchObject({ value: { inherited: null, name: 'Acme' } })
  })

  it('leaves links under their maker’s name through a second heir, and none of another’s to their maker', async () => {
    const { teamId, owner, others } = await newTeam(studio, ['editor', 'admin'])
    const [maya, admin] = others as [UserCtx, UserCtx]
    const { userId } = maya.actor
    const id = newId()
    const link = { id, teamId, userId, targetKind: 'image', targetId: newId(), tokenHash: id } as const
    await studio.db().shareLink.create({ data: link })
    const now = () => studio.db().shareLink.findUniqueOrThrow({ where: { id } })
    await m.removeMember(owner, userId, { transferTo: admin.actor.userId })
    await m.removeMember(owner, admin.actor.userId, {})
    expect(await now()).toMatchObject({ userId: owner.actor.userId, madeById: userId })
    const { inheritLinks } = await import('@/lib/membership/inherit-links')
    const going = { teamId, userId: owner.actor.userId, toUserId: userId }
    await studio.inTransaction((tx) => inheritLinks(tx, owner, going))
    expect(await now()).toMatchObject({ userId, madeById: null })
  })

  it('tells nothing of links where there are none', async () => {
    const { owner, others } = await newTeam(studio, ['editor'])
    const [maya] = others as [UserCtx]
    await m.removeMember(owner, maya.actor.userId, {})
    const where = { userId: owner.actor.userId, kind: 'links-inherited' }
    expect(await studio.db().notification.count({ where })).toBe(0)
  })

  it('leaves to somebody named, and not to who only looks on', async () => {
    const { owner, others } = await newTeam(studio, ['editor', 'editor', 'viewer'])
    const [maya, iris, viewer] = others as [UserCtx, UserCtx, UserCtx]
    const runId = await start(maya)
    const to = (who: UserCtx) => ({ transferTo: who.actor.userId })
    expect(await m.removeMember(owner, maya.actor.userId, to(viewer))).toMatchObject({ code: 'CONFLICT' })
    expect(await m.removeMember(owner, maya.actor.userId, to(iris))).toMatchObject({ ok: true })
    expect(await ownerOf('run', runId)).toBe(iris.actor.userId)
    const worker = studio.work()
    await settled(studio)
    await worker.stop(2000)
    const image = await studio.db().image.findFirstOrThrow({ where: { generation: { runId } } })
    expect(image.userId).toBe(iris.actor.userId)
  })

  it('leaves what is being made to the heir, whenever it is stored, and the credits left over too', async () => {
    for (let round = 0; round < 5; round++) {
      const { teamId, owner, others } = await newTeam(studio, ['editor'], 50)
      const [maya] = others as [UserCtx]
      const worker = studio.work()
      const runs = await Promise.all([start(maya), start(maya), start(maya)])
      await new Promise((resolve) => setTimeout(resolve, round * 15))
      expect(await m.removeMember(owner, maya.actor.userId, {})).toMatchObject({ ok: true })
      await settled(studio)
      await worker.stop(2000)
      const images = await studio.db().image.findMany({ where: { generation: { runId: { in: runs } } } })
      expect(images).toHaveLength(3)
      expect(new Set(images.map(({ userId }) => userId))).toEqual(new Set([owner.actor.userId]))
      const wallet = (who: UserCtx) =>
        studio
          .db()
          .wallet.findUniqueOrThrow({ where: { teamId_userId: { teamId, userId: who.actor.userId } } })
      expect((await wallet(maya)).balanceCenticredits).toBe(0)
      expect((await wallet(owner)).balanceCenticredits).toBe(5000 - 3 * 650)
    }
  })

  it('starts nothing that nobody has: what slipped in is moved on later', async () => {
    const { transferRest } = await import('@/lib/membership/transfer')
    const { teamId, owner, others } = await newTeam(studio, ['editor', 'admin'])
    const [maya, admin] = others as [UserCtx, UserCtx]
    await m.removeMember(admin, maya.actor.userId, {})
    // As a request would that was let in just before.
    const runId = newId()
    const { userId } = maya.actor
    await studio.db().run.create({
      data: {
        ...{
          id: runId,
          teamId,
          userId,
          idempotencyKey: runId,
          requestHash: 'x',
          modelId: 'm',
          operation: 'o',
        },
        ...{ settings: {}, prompt: '', quotedCenticredits: 0 },
      },
    })
    await m.removeMember(owner, admin.actor.userId, {})
    await transferRest({ teamId, userId, toUserId: admin.actor.userId })
    expect(await ownerOf('run', runId)).toBe(owner.actor.userId)
    const jobs = await studio
      .db()
      .$queryRawUnsafe<object[]>(
        `SELECT FROM pgboss.job WHERE name = 'team.transfer' AND start_after > now()`,
      )
    expect(jobs.length).toBeGreaterThan(0)
  })
})

it('what was held for who left, and is given back, follows the work', async () => {
  const { transferRest } = await import('@/lib/membership/transfer')
  const { teamId, owner, others } = await newTeam(studio, ['editor'], 50)
  const [maya] = others as [UserCtx]
  const { userId } = maya.actor
  const going = { teamId, userId, toUserId: owner.actor.userId }
  const hold = { subjectId: newId(), amountCenticredits: 650, expiresAt: new Date(Date.now() + 60_000) }
  await studio.inTransaction((tx) => studio.credits.holdCredits(tx, maya.actor, [hold], new Date()))
  const balance = async () => (await studio.credits.getWallet(owner)).balanceCenticredits
  const waiting = async () =>
    (
      await studio
        .db()
        .$queryRawUnsafe<object[]>(
          `SELECT FROM pgboss.job WHERE name = 'team.transfer' AND data->>'userId' = $1`,
          userId,
        )
    ).length
  await m.removeMember(owner, userId, {})
  expect(await balance()).toBe(4350)
  const before = await waiting()
  await transferRest(going)
  expect(await waiting()).toBe(before + 1)
  expect(await balance()).toBe(4350)
  await studio.inTransaction((tx) => studio.credits.releaseHold(tx, hold.subjectId, 'cancelled', new Date()))
  await transferRest(going)
  expect(await waiting()).toBe(before + 1)
  expect(await balance()).toBe(5000)
})

it('who made very much is out at once, and their work follows in the background', async () => {
  const { startTidying } = await import('@/lib/membership')
  const { teamId, owner, others } = await newTeam(studio, ['editor'])
  const [maya] = others as [UserCtx]
  const { userId } = maya.actor
  await studio.db().$executeRaw`
    INSERT INTO "Image" ("id", "teamId", "userId", "kind", "sha256", "format", "byteLength", "widthPx", "heightPx", "prompt")
    SELECT gen_random_uuid(), ${teamId}::uuid, ${userId}::uuid, 'upload', 'x' || n, 'png', 1, 1, 1, '' FROM generate_series(1, 10050) n`
  const left = () => studio.db().image.count({ where: { teamId, userId } })
  expect(await m.removeMember(owner, userId, {})).toMatchObject({ ok: true })
  expect(await left()).toBe(10_050)
  const tidying = startTidying()
  await expect.poll(left, { timeout: 50_000 }).toBe(0)
  await tidying.stop(2000)
  expect(await studio.db().image.count({ where: { teamId, userId: owner.actor.userId } })).toBe(10_050)
})

describe('who leaves', () => {
  it('leaves the work to the longest-standing owner, or to whom they choose', async () => {
    const { teamId, owner, others } = await newTeam(studio, ['editor', 'editor', 'editor'])
    const [maya, iris, ada] = others as [UserCtx, UserCtx, UserCtx]
    const [mayas, irises] = [await start(maya), await start(iris)]
    expect(await m.leaveTeam(maya, teamId, {})).toMatchObject({ ok: true })
    expect(await m.leaveTeam(maya, teamId, {})).toMatchObject({ ok: true })
    expect(await m.leaveTeam(iris, teamId, { transferTo: ada.actor.userId })).toMatchObject({ ok: true })
    expect(await ownerOf('run', mayas)).toBe(owner.actor.userId)
    expect(await ownerOf('run', irises)).toBe(ada.actor.userId)
    expect(await m.leaveTeam(owner, teamId, {})).toMatchObject({ code: 'CONFLICT' })
    const worker = studio.work()
    await settled(studio)
    await worker.stop(2000)
  })
})

describe('the stream of events', () => {
  it.each([
    ['removed', (owner: UserCtx, maya: UserCtx) => m.removeMember(owner, maya.actor.userId, {})],
    ['gone with the team', (owner: UserCtx) => m.deleteTeam(owner, owner.actor.teamId)],
  ])('ends at once for who is %s, and tells nothing after', async (_, act) => {
    const { GET } = await import('@/app/api/v1/events/route')
    // Nobody looks every few seconds who may stay: only the news of it can end the stream.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    for (const insisting of [true, false]) {
      const { teamId, owner, others } = await newTeam(studio, ['editor'])
      const [maya] = others as [UserCtx]
      const cookie = await cookieOf({ userId: maya.actor.userId, sessionVersion: 0 })
      const path = insisting ? `/api/v1/events?team=${teamId}` : '/api/v1/events'
      const answer = await call(GET, at(path, { cookie: `${cookie}; triptych-team=${teamId}` }))
      expect(answer.status).toBe(200)
      const stream = listen(answer)
      await expect.poll(stream.text).toContain('event: ready')
      await act(owner, maya)
      await stream.over
      expect(stream.text()).not.toContain('event: team')
      const again = await call(GET, at(`/api/v1/events?team=${teamId}`, { cookie }))
      expect(again.status).toBe(404)
    }
  })
})

it('tells a page nothing of runs in another of one’s teams', async () => {
  const { GET } = await import('@/app/api/v1/events/route')
  const { teamId, others } = await newTeam(studio, ['editor'])
  const [maya] = others as [UserCtx]
  const cookie = await cookieOf({ userId: maya.actor.userId, sessionVersion: 0 })
  const home = await studio.db().membership.findFirstOrThrow({
    where: { userId: maya.actor.userId, team: { kind: 'personal' } },
  })
  const [here, there] = await Promise.all(
    [teamId, home.teamId].map(async (id) => call(GET, at(`/api/v1/events?team=${id}`, { cookie }))),
  )
  if (!here || !there) throw new Error('unreachable')
  const [inTeam, atHome] = [listen(here), listen(there)]
  for (const { text } of [inTeam, atHome]) await expect.poll(text).toContain('event: wallet')
  const runId = await start(maya)
  const worker = studio.work()
  await settled(studio)
  await worker.stop(2000)
  await expect.poll(inTeam.text).toMatch(new RegExp(`"id":"${runId}".*"done":true`))
  // What it has cost is told to both, in the same look as the run where that is told.
  const wallets = (said: string) => said.split('event: wallet').length - 1
  await expect.poll(() => wallets(atHome.text())).toBeGreaterThan(1)
  for (const { close } of [inTeam, atHome]) await close()
  expect(atHome.text()).not.toContain('event: run')
})

/** What a stream has said so far; `over` when it has ended, by itself or by `close`. */
function listen(answer: Response) {
  const reader = answer.body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  const read = async () => {
    for (;;) {
      const chunk = await reader?.read()
      if (!chunk || chunk.done) return
      text += decoder.decode(chunk.value, { stream: true })
    }
  }
  return { over: read(), text: () => text, close: () => reader?.cancel() }
}

const ownersRunWith = (who: UserCtx, key: string) => withCredits(who).then(() => start(who, key))
const withCredits = ({ actor }: UserCtx) =>
  studio.inTransaction((tx) =>
    studio.credits.addCredits(tx, actor, { amountCenticredits: 1000, note: 'Budget', now: new Date() }),
  )

async function albumOf({ actor }: UserCtx, imageId: string) {
  const { teamId, userId } = actor
  const [collectionId, linkId, sharedPromptId, ownPromptId] = [newId(), newId(), newId(), newId()]
  const own = { teamId, userId }
  await studio.db().collection.create({ data: { id: collectionId, ...own, name: 'Boats' } })
  await studio.db().collectionItem.create({ data: { collectionId, imageId, position: 1, addedById: userId } })
  await studio.db().shareLink.create({
    data: { id: linkId, ...own, targetKind: 'image', targetId: imageId, tokenHash: linkId },
  })
  const prompt = { ...own, kind: 'prompt', name: 'x', text: 'x' } as const
  await studio.db().savedPrompt.create({ data: { id: sharedPromptId, ...prompt, isShared: true } })
  await studio.db().savedPrompt.create({ data: { id: ownPromptId, ...prompt } })
  return { collectionId, linkId, sharedPromptId, ownPromptId }
}
