import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { newTeam, topUp } from './membership-world'
import { brokenInvariants, newPerson, openStudio, type Studio } from './studio'

let studio: Studio
let m: typeof import('@/lib/membership')

beforeAll(async () => {
  studio = await openStudio()
  m = await import('@/lib/membership')
})
afterEach(async () => expect(await brokenInvariants(studio)).toEqual([]))
afterAll(() => studio.close())

const give = (
  by: UserCtx,
  to: UserCtx,
  credits: number,
  more: { from?: 'personal'; note?: string; key?: string } = {},
) =>
  m.giveCredits(
    { ...by, now: new Date() },
    to.actor.userId,
    { credits, from: more.from ?? 'team', note: more.note ?? '' },
    more.key ?? newId(),
  )
const balance = async ({ actor }: UserCtx) => {
  const { teamId, userId } = actor
  const wallet = await studio.db().wallet.findUnique({ where: { teamId_userId: { teamId, userId } } })
  return wallet?.balanceCenticredits
}

async function team() {
  const { teamId, owner, others } = await newTeam(studio, ['editor', 'admin'], 100)
  const [maya, admin] = others as [UserCtx, UserCtx]
  await topUp(studio, owner, 100)
  return { teamId, owner, maya, admin }
}

it('moves credits, says so in both ledgers, tells who got them, and is written down', async () => {
  const { teamId, owner, maya } = await team()
  const gift = await give(owner, maya, 12.5, { note: 'For the poster' })
  expect(gift).toEqual({ ok: true, value: { amountCenticredits: 1250, availableCenticredits: 8750 } })
  expect([await balance(owner), await balance(maya)]).toEqual([8750, 11_250])
  const [given] = (await studio.credits.listLedger(owner, { limit: 1 })).items
  const [received] = (await studio.credits.listLedger(maya, { limit: 1 })).items
  expect(given).toMatchObject({ kind: 'given', amountCenticredits: -1250, generationId: null })
  expect(given?.note).toBe('Given to Maya in Northlight: For the poster')
  expect(received).toMatchObject({
    kind: 'received',
    amountCenticredits: 1250,
    note: 'From Maya: For the poster',
  })
  const told = await studio.db().notification.findMany({ where: { userId: maya.actor.userId } })
  expect(told.map(({ kind }) => kind)).toEqual(['credits-received'])
  const log = await studio.db().auditEvent.findMany({ where: { teamId, action: 'credits.given' } })
  expect(log).toHaveLength(1)
})

it('takes them from one’s own studio when asked', async () => {
  const { owner, maya } = await team()
  const { userId } = owner.actor
  expect(await give(owner, maya, 40, { from: 'personal' })).toMatchObject({ ok: true })
  const home = await studio.db().wallet.findFirstOrThrow({ where: { userId, team: { kind: 'personal' } } })
  expect(home.balanceCenticredits).toBe(6000)
  expect(await balance(owner)).toBe(10_000)
})

it('brings credits of one’s own into the team', async () => {
  const { owner } = await team()
  expect(await give(owner, owner, 40, { from: 'personal' })).toMatchObject({ ok: true })
  expect(await balance(owner)).toBe(14_000)
  expect(await give(owner, owner, 1)).toMatchObject({ ok: false, code: 'CONFLICT' })
})

it('gives once for one key, and refuses the key for something else', async () => {
  const { owner, maya, admin } = await team()
  const key = newId()
  const all = await Promise.all(Array.from({ length: 6 }, () => give(owner, maya, 10, { key })))
  expect(all.every((each) => each.ok)).toBe(true)
  expect(await balance(maya)).toBe(11_000)
  const reused = { ok: false, code: 'IDEMPOTENCY_KEY_REUSED' }
  expect(await give(owner, maya, 11, { key })).toMatchObject(reused)
  expect(await give(owner, admin, 10, { key })).toMatchObject(reused)
  expect(await give(owner, maya, 10, { key, from: 'personal' })).toMatchObject(reused)
  expect(await give(admin, maya, 10, { key })).toMatchObject({ ok: true })
})

it('never gives more than is free, however many gifts are made at once', async () => {
  const { owner, maya } = await team()
  const all = await Promise.all(Array.from({ length: 15 }, () => give(owner, maya, 10)))
  expect(all.filter((each) => each.ok)).toHaveLength(10)
  const no = all.find((each) => !each.ok)
  expect(no).toMatchObject({ code: 'INSUFFICIENT_CREDITS' })
  expect([await balance(owner), await balance(maya)]).toEqual([0, 20_000])
})

it('leaves what is held alone', async () => {
  const { owner, maya } = await team()
  const subjectId = newId()
  const hold = { subjectId, amountCenticredits: 9000, expiresAt: new Date(Date.now() + 60_000) }
  await studio.inTransaction((tx) => studio.credits.holdCredits(tx, owner.actor, [hold], new Date()))
  expect(await give(owner, maya, 11)).toMatchObject({ ok: false, code: 'INSUFFICIENT_CREDITS' })
  expect(await give(owner, maya, 10)).toMatchObject({ ok: true })
  await studio.inTransaction((tx) => studio.credits.releaseHold(tx, subjectId, 'over', new Date()))
})

it('goes both ways at once without waiting for each other', async () => {
  const { owner, admin } = await team()
  const gifts = Array.from({ length: 20 }, (_, i) => (i % 2 ? give(owner, admin, 1) : give(admin, owner, 1)))
  expect((await Promise.all(gifts)).every((each) => each.ok)).toBe(true)
  expect(((await balance(owner)) ?? 0) + ((await balance(admin)) ?? 0)).toBe(20_000)
})

it('is for who leads the team, and for members of it', async () => {
  const { owner, maya } = await team()
  await expect(give(maya, owner, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const stranger = await newPerson(studio, 10)
  await expect(give(owner, stranger, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(give(stranger, maya, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await give(stranger, stranger, 1)).toMatchObject({ ok: false, code: 'CONFLICT' })
})

it('an operator grants to a studio of one’s own, or to a team', async () => {
  const { teamId, maya } = await team()
  const email = `${maya.actor.userId}@example.com`
  const grant = (more: object) => studio.credits.grantCredits(maya, { email, credits: 5, note: '', ...more })
  await grant({ teamId })
  expect(await balance(maya)).toBe(10_500)
  await grant({})
  const { userId } = maya.actor
  const home = await studio.db().wallet.findFirstOrThrow({ where: { userId, team: { kind: 'personal' } } })
  expect(home.balanceCenticredits).toBe(10_500)
  await expect(grant({ teamId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
