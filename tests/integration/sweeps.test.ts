import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import type { StartSweepInput } from '@/lib/runs/sweep/schema'
import { faults, ok } from '../mocks/stability-answers'
import { asked, brokenInvariants, newPerson, openStudio, type Studio, settled } from './studio'

let studio: Studio
let maya: UserCtx
beforeAll(async () => {
  studio = await openStudio()
  studio.work()
})
afterAll(() => studio.close())
beforeEach(async () => {
  maya = await newPerson(studio, 1000)
  studio.upstream.setAnswer(ok)
  studio.upstream.requests.length = 0
})
afterEach(async () => {
  await settled(studio)
  expect(await brokenInvariants(studio)).toEqual([])
})

const CFG = { field: 'cfgScale', values: [1, 4, 7] } as const
const COLOUR = { field: '{{colour}}', values: ['red', 'blue'] } as const
const sweep = (more: Partial<StartSweepInput> = {}, run = {}): StartSweepInput => ({
  run: asked({ prompt: 'a {{colour}} cup', ...run }),
  axes: [CFG, COLOUR],
  ...more,
})
async function start(input = sweep(), key: string = crypto.randomUUID()) {
  const result = await studio.runs.startSweep(maya, input, key)
  if (!result.ok) throw new Error(result.message)
  return result.value
}
const wallet = () => studio.credits.getWallet(maya)
const states = (view: { cells: { generations: { state: string }[] }[] }) =>
  view.cells.map(({ generations }) => generations.map(({ state }) => state).join() || 'missing')

describe('a sweep', () => {
  it('makes one run per cell, alike but for its axes, and charges each once', async () => {
    const view = await start()
    expect(view).toMatchObject({ columns: 3, rows: 2, money: { quoted: 3900, held: 3900 } })
    await settled(studio)
    const done = await studio.runs.getSweep(maya, view.id)
    expect(states(done)).toEqual(Array(6).fill('succeeded'))
    expect(done.money).toEqual({ quoted: 3900, spent: 3900, held: 0, returned: 0 })
    const sent = studio.upstream.requests.map((request) => [
      request.field('cfg_scale'),
      request.field('prompt'),
    ])
    expect(new Set(sent.map(String))).toEqual(
      new Set(['1', '4', '7'].flatMap((cfg) => [`${cfg},a red cup`, `${cfg},a blue cup`])),
    )
    expect(new Set(studio.upstream.requests.map((request) => request.field('seed'))).size).toBe(1)
  })

  it('is one entry in the history', async () => {
    await start()
    const { items } = await studio.runs.listRuns(maya, { limit: 20 })
    expect(items.map(({ sweep }) => sweep)).toMatchObject([{ cell: 0, columns: 3, rows: 2 }])
  })

  it('started twice with one key is started once; the key for another sweep is refused', async () => {
    const key = crypto.randomUUID()
    const views = await Promise.all([start(sweep(), key), start(sweep(), key), start(sweep(), key)])
    expect(new Set(views.map(({ id }) => id)).size).toBe(1)
    expect(await studio.db().run.count({ where: { userId: maya.actor.userId } })).toBe(6)
    const other = await studio.runs.startSweep(maya, sweep({ axes: [CFG] }), key)
    expect(other).toMatchObject({ ok: false, code: 'IDEMPOTENCY_KEY_REUSED' })
  })

  it('starts nothing when one cell breaks a rule, and names the cell', async () => {
    const wrong = sweep({ axes: [{ field: 'cfgScale', values: [4, 11] }] })
    await expect(studio.runs.startSweep(maya, wrong, crypto.randomUUID())).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: 'cfgScale: must be from 1 to 10 (in the cell of cfgScale 11)',
    })
    expect(await studio.db().run.count({ where: { userId: maya.actor.userId } })).toBe(0)
    expect((await wallet()).heldCenticredits).toBe(0)
  })

  it('starts nothing when the credits do not reach for all of it', async () => {
    maya = await newPerson(studio, 20)
    const result = await studio.runs.startSweep(maya, sweep(), crypto.randomUUID())
    expect(result).toMatchObject({ ok: false, code: 'INSUFFICIENT_CREDITS' })
    expect(await studio.db().sweep.count({ where: { userId: maya.actor.userId } })).toBe(0)
  })

  it('keeps to its budget, and goes on when it is raised', async () => {
    const view = await start(sweep({ budgetCenticredits: 1500 }))
    await settled(studio)
    expect(states(await studio.runs.getSweep(maya, view.id))).toEqual([
      'succeeded',
      'succeeded',
      ...Array(4).fill('missing'),
    ])
    expect(await studio.runs.resumeSweep(maya, view.id, {})).toMatchObject({ ok: false, code: 'CONFLICT' })
    const { cells } = await studio.runs.getSweep(maya, view.id)
    expect(cells.map(({ size }) => size)).toEqual(Array(6).fill({ widthPx: 1024, heightPx: 1024 }))
    const raised = await studio.runs.resumeSweep(maya, view.id, { budgetCenticredits: 2600 })
    expect(raised).toMatchObject({ ok: true, value: { budgetCenticredits: 2600, money: { quoted: 2600 } } })
    await studio.runs.resumeSweep(maya, view.id, { budgetCenticredits: null })
    await settled(studio)
    expect(states(await studio.runs.getSweep(maya, view.id))).toEqual(Array(6).fill('succeeded'))
    expect((await wallet()).balanceCenticredits).toBe(100_000 - 3900)
  })

  it('tries failed cells again, each once however often it is pressed, but not filtered ones', async () => {
    studio.upstream.setAnswer([faults.moderated, faults.internal, ok])
    const view = await start()
    await settled(studio)
    const before = await studio.runs.getSweep(maya, view.id)
    expect(states(before).sort()).toEqual(['failed', 'filtered', ...Array(4).fill('succeeded')])
    studio.upstream.setAnswer(ok)
    studio.upstream.requests.length = 0
    await Promise.all([1, 2, 3].map(() => studio.runs.resumeSweep(maya, view.id, {})))
    await settled(studio)
    expect(studio.upstream.count()).toBe(1)
    const after = await studio.runs.getSweep(maya, view.id)
    expect(states(after).sort()).toEqual(['filtered', ...Array(5).fill('succeeded')])
    expect((await wallet()).balanceCenticredits).toBe(100_000 - 5 * 650)
  })

  it('is cancelled as a whole', async () => {
    studio.upstream.setLatency(40_000)
    const view = await start()
    await studio.runs.cancelSweep(maya, view.id)
    await settled(studio)
    studio.upstream.setLatency(0)
    expect(states(await studio.runs.getSweep(maya, view.id))).toEqual(Array(6).fill('cancelled'))
    expect((await wallet()).balanceCenticredits).toBe(100_000)
  })

  it('is not there for a stranger', async () => {
    const { id } = await start()
    const theo = await newPerson(studio, 100)
    const gone = { code: 'NOT_FOUND' }
    await expect(studio.runs.getSweep(theo, id)).rejects.toMatchObject(gone)
    await expect(studio.runs.resumeSweep(theo, id, {})).rejects.toMatchObject(gone)
    await expect(studio.runs.cancelSweep(theo, id)).rejects.toMatchObject(gone)
  })
})
