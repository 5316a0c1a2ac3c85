import { describe, expect, it } from 'vitest'
import type { LedgerEntryView } from '@/lib/credits/schema'
import type { ModelView } from '@/lib/runs/schema'
import { imagesLeft } from './images-left'
import { daysOf, withNewest, withOlder } from './ledger-state'

const entry = (id: number, more: Partial<LedgerEntryView> = {}): LedgerEntryView => ({
  id: String(id),
  kind: 'capture',
  amountCenticredits: -650,
  balanceAfterCenticredits: 0,
  generationId: null,
  note: '',
  createdAt: '2026-11-19T10:00:00Z',
  ...more,
})
const page = (ids: number[], nextCursor: string | null = null) => ({
  items: ids.map((id) => entry(id)),
  nextCursor,
})
const ids = (items: readonly LedgerEntryView[]) => items.map((each) => Number(each.id))

describe('the ledger in the browser', () => {
  it('goes on at the end, each entry once', () => {
    const ledger = withOlder(page([9, 8], 'a'), page([8, 7], null))
    expect([ids(ledger.items), ledger.nextCursor]).toEqual([[9, 8, 7], null])
  })

  it('puts what is new on top and keeps its place further down', () => {
    const ledger = withNewest(page([9, 8, 7, 6], 'old'), page([11, 10, 9], 'new'))
    expect([ids(ledger.items), ledger.nextCursor]).toEqual([[11, 10, 9, 8, 7, 6], 'old'])
  })

  it('starts afresh where there would be a gap', () => {
    expect(withNewest(page([3, 2], 'old'), page([9, 8], 'new'))).toEqual(page([9, 8], 'new'))
    expect(ids(withNewest(page([]), page([2, 1])).items)).toEqual([2, 1])
  })

  it('sums what a day has cost, refunds taken off, gifts left out', () => {
    const refund = entry(2, { kind: 'refund', amountCenticredits: 650 })
    const gift = entry(3, { kind: 'grant', amountCenticredits: 10_000 })
    const before = entry(4, { createdAt: '2026-11-18T10:00:00Z' })
    const days = daysOf([entry(0), entry(1), refund, gift, before], (iso) => iso.slice(0, 10))
    expect(
      days.map(({ day, entries, spentCenticredits }) => [day, entries.length, spentCenticredits]),
    ).toEqual([
      ['2026-11-19', 4, 650],
      ['2026-11-18', 1, 650],
    ])
  })
})

describe('imagesLeft', () => {
  const model = (id: string, costCenticredits: number) =>
    ({ id, capabilities: [{ costCenticredits }] }) as ModelView

  it('rounds down, dearest model first, and leaves out what costs nothing', () => {
    const left = imagesLeft([model('turbo', 400), model('large', 650), model('free', 0)], 1950)
    expect(left.map(({ model: { id }, images }) => [id, images])).toEqual([
      ['large', 3],
      ['turbo', 4],
    ])
  })

  it('is never below none', () => {
    expect(imagesLeft([model('large', 650)], -5)[0]?.images).toBe(0)
  })
})
