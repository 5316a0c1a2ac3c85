import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pngPicture } from '../mocks/pictures'
import { asked, brokenInvariants, newPerson, openStudio, type Studio } from './studio'

type Person = Awaited<ReturnType<typeof newPerson>>
type Settle = typeof import('@/lib/runs/settle')
type Claim = typeof import('@/lib/runs/claim')
type Taking = typeof import('@/lib/runs/take')

let studio: Studio
let settle: Settle
let claim: Claim
let taking: Taking
const bytes = pngPicture(64, 64, false)

beforeAll(async () => {
  studio = await openStudio()
  settle = await import('@/lib/runs/settle')
  claim = await import('@/lib/runs/claim')
  taking = await import('@/lib/runs/take')
})
afterAll(() => studio.close())

const outcome = { kind: 'image', bytes, format: 'png', widthPx: 64, heightPx: 64, seed: 5 } as const
const filtered = { state: 'filtered', code: 'CONTENT_FILTERED', message: 'Blurred upstream.' } as const
const failed = { state: 'failed', code: 'UPSTREAM_ERROR', message: 'The upstream failed.' } as const

/** Everything that can happen to a generation, in any order, also what should not be possible any more. */
const EVENTS = {
  claim: (_: Person, id: string) => taking.take(id, 3000),
  succeed: async (_: Person, id: string) =>
    settle.succeed(id, await claim.storeImage(id, outcome), new Date()),
  storeThenCrash: (_: Person, id: string) => claim.storeImage(id, outcome),
  filter: (_: Person, id: string) => settle.end(id, filtered, new Date()),
  fail: (_: Person, id: string) => settle.end(id, failed, new Date()),
  requeue: (_: Person, id: string) => settle.requeue(id, new Date(), new Date()),
  cancel: (ctx: Person, id: string) => studio.runs.cancelGeneration(ctx, id),
  workerDied: (_: Person, id: string) => studio.runs.recover(id),
  timeout: (_: Person, id: string) => studio.runs.recover(id, new Date(Date.now() + 3_600_000)),
  refund: (_: Person, id: string) =>
    studio.inTransaction((tx) => studio.credits.refundCapture(tx, id, 'It did not decode.', new Date())),
} as const
type EventName = keyof typeof EVENTS

const event = fc.record({
  name: fc.constantFrom(...(Object.keys(EVENTS) as EventName[])),
  generation: fc.nat({ max: 3 }),
  /** Together with the one before it, rather than after it. */
  together: fc.boolean(),
})

it('keeps every money invariant after every step of any interleaving', { timeout: 120_000 }, async () => {
  const property = fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 14 }), async (events) => {
    const ctx = await newPerson(studio, 20)
    const run = await studio.runs.startRun(ctx, asked({ count: 2 }), crypto.randomUUID())
    const other = await studio.runs.startRun(ctx, asked({ count: 1 }), crypto.randomUUID())
    const tooMuch = await studio.runs.startRun(ctx, asked({ count: 1 }), crypto.randomUUID())
    expect(tooMuch).toMatchObject({ ok: false, code: 'INSUFFICIENT_CREDITS' })
    const ids = [run, other].flatMap((each) => (each.ok ? each.value.generations.map((g) => g.id) : []))
    expect(ids).toHaveLength(3)
    let batch: Promise<unknown>[] = []
    for (const { name, generation, together } of events) {
      if (!together) {
        await Promise.all(batch)
        expect(await brokenInvariants(studio)).toEqual([])
        batch = []
      }
      batch.push(EVENTS[name](ctx, ids[generation % 3] ?? ''))
    }
    await Promise.all(batch)
    expect(await brokenInvariants(studio)).toEqual([])
    await studio.runs.sweep(new Date(Date.now() + 2 * 3_600_000))
    expect(await brokenInvariants(studio)).toEqual([])
    const wallet = await studio.credits.getWallet(ctx)
    expect(wallet.heldCenticredits).toBe(0)
  })
  await fc.assert(property, { numRuns: Number(process.env.PROPERTY_RUNS ?? 60) })
})
