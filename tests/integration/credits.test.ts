import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { brokenInvariants, newPerson, openStudio, type Studio } from './studio'

let studio: Studio
let ctx: Awaited<ReturnType<typeof newPerson>>
let subjectId: string

beforeAll(async () => {
  studio = await openStudio()
})
afterAll(() => studio.close())
beforeEach(async () => {
  ctx = await newPerson(studio, 10)
  subjectId = newId()
  const hold = { subjectId, amountCenticredits: 400, expiresAt: new Date(Date.now() + 60_000) }
  const held = await studio.inTransaction((tx) =>
    studio.credits.holdCredits(tx, ctx.actor, [hold], new Date()),
  )
  expect(held.ok).toBe(true)
})

const capture = () =>
  studio.inTransaction((tx) => studio.credits.captureHold(tx, subjectId, 'Image: a boat', new Date()))
const release = () =>
  studio.inTransaction((tx) => studio.credits.releaseHold(tx, subjectId, 'It failed.', new Date()))
const refund = () =>
  studio.inTransaction((tx) => studio.credits.refundCapture(tx, subjectId, 'It did not decode.', new Date()))
const wallet = async () => {
  const { balanceCenticredits, heldCenticredits } = await studio.credits.getWallet(ctx)
  return [balanceCenticredits, heldCenticredits]
}

describe('a hold ends once', () => {
  it('captured, ten times at once', async () => {
    const done = await Promise.all(Array.from({ length: 10 }, capture))
    expect(done.filter(Boolean)).toHaveLength(1)
    expect(await wallet()).toEqual([600, 0])
    expect(await release()).toBe(false)
    expect(await wallet()).toEqual([600, 0])
  })

  it('released, ten times at once', async () => {
    const done = await Promise.all(Array.from({ length: 10 }, release))
    expect(done.filter(Boolean)).toHaveLength(1)
    expect(await wallet()).toEqual([1000, 0])
    expect(await capture()).toBe(false)
    expect(await wallet()).toEqual([1000, 0])
  })

  it('captured and released at the same instant: one of them', async () => {
    const [captured, released] = await Promise.all([capture(), release()])
    expect(captured).not.toBe(released)
    expect(await wallet()).toEqual(captured ? [600, 0] : [1000, 0])
  })

  it('refunded once, and only after a capture', async () => {
    expect(await refund()).toBe(false)
    await capture()
    const done = await Promise.all(Array.from({ length: 10 }, refund))
    expect(done.filter(Boolean)).toHaveLength(1)
    expect(await wallet()).toEqual([1000, 0])
  })
})

describe('the database by itself', () => {
  it('refuses a wallet that holds more than it has, or less than nothing', async () => {
    const where = { teamId_userId: { teamId: ctx.actor.teamId, userId: ctx.actor.userId } }
    await expect(studio.db().wallet.update({ where, data: { heldCenticredits: 1001 } })).rejects.toThrow(
      /held_within_balance/,
    )
    await expect(studio.db().wallet.update({ where, data: { heldCenticredits: -1 } })).rejects.toThrow(
      /held_within_balance/,
    )
  })

  it('refuses to change or delete a ledger entry', async () => {
    await capture()
    await expect(studio.db().ledgerEntry.updateMany({ data: { note: 'x' } })).rejects.toThrow(/append-only/)
    await expect(studio.db().ledgerEntry.deleteMany()).rejects.toThrow(/append-only/)
  })
})

it('tells the story of a subject: held, spent, refunded', async () => {
  const { receiptOf } = studio.credits
  expect(await receiptOf(subjectId)).toMatchObject({ state: 'held', quotedCenticredits: 400, closedAt: null })
  await capture()
  expect(await receiptOf(subjectId)).toMatchObject({
    state: 'captured',
    capturedCenticredits: 400,
    returnedCenticredits: 0,
  })
  await refund()
  expect(await receiptOf(subjectId)).toMatchObject({
    state: 'refunded',
    capturedCenticredits: 0,
    returnedCenticredits: 400,
  })
  expect(await receiptOf(newId())).toBeNull()
})

it('shows a person their own ledger only, newest first, page by page', async () => {
  await capture()
  await refund()
  const first = await studio.credits.listLedger(ctx, { limit: 2 })
  expect(first.items.map((entry) => entry.kind)).toEqual(['refund', 'capture'])
  const second = await studio.credits.listLedger(ctx, { limit: 2, cursor: first.nextCursor ?? '' })
  expect(second).toMatchObject({ items: [{ kind: 'grant', amountCenticredits: 1000 }], nextCursor: null })
  const stranger = await newPerson(studio, 5)
  expect((await studio.credits.listLedger(stranger, { limit: 50 })).items).toHaveLength(1)
})

it('the newest price that is not in the future counts', async () => {
  const price = (validFrom: string, costCenticredits: number) => ({
    ...{ modelId: 'test/model', operation: 'text-to-image', source: 'test' },
    ...{ costCenticredits, validFrom: new Date(validFrom) },
  })
  await studio.credits.ensurePrices(
    [price('2026-01-01', 100), price('2026-06-01', 200), price('2999-01-01', 300)],
    new Date(),
  )
  await studio.credits.ensurePrices([price('2026-06-01', 999)], new Date())
  const at = async (date: string) =>
    (await studio.credits.pricesAt(new Date(date))).get('test/model text-to-image')
  expect([await at('2025-12-31'), await at('2026-03-01'), await at('2026-11-21')]).toEqual([
    undefined,
    100,
    200,
  ])
})

it('an operator’s own price counts from the start that changed it, unless somebody priced it by hand since', async () => {
  const row = {
    ...{ modelId: 'test/own', operation: 'text-to-image', source: 'a variable', byOperator: true },
    ...{ costCenticredits: 100, validFrom: new Date('2026-01-01') },
  }
  const day = (date: number) => new Date(Date.UTC(2026, 1, date))
  const at = async (date: number) => (await studio.credits.pricesAt(day(date))).get('test/own text-to-image')
  await studio.credits.ensurePrices([row], day(1))
  await studio.credits.ensurePrices([{ ...row, costCenticredits: 250 }], day(10))
  await studio.credits.ensurePrices([{ ...row, costCenticredits: 250 }], day(11))
  expect([await at(5), await at(10), await at(20)]).toEqual([100, 250, 250])
  expect(await studio.db().price.count({ where: { modelId: 'test/own' } })).toBe(2)
  const byHand = {
    modelId: 'test/own',
    operation: 'text-to-image',
    costCenticredits: 900,
    validFrom: day(15),
    source: 'us',
  }
  await studio.db().price.create({ data: byHand })
  await studio.credits.ensurePrices([{ ...row, costCenticredits: 300 }], day(16))
  expect(await at(20)).toBe(900)
})

it('an operator gives credits by e-mail; nobody there is NOT_FOUND', async () => {
  const user = await studio.db().user.findUniqueOrThrow({ where: { id: ctx.actor.userId } })
  await studio.credits.grantCredits(ctx, { email: user.email, credits: 2.5, note: '' })
  expect(await wallet()).toEqual([1250, 400])
  const nobody = studio.credits.grantCredits(ctx, { email: 'nobody@example.com', credits: 1, note: '' })
  await expect(nobody).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await release()
  expect(await brokenInvariants(studio)).not.toContain('balance')
})
