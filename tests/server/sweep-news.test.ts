import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SweepView } from '@/lib/runs/sweep/schema'
import { ok } from '../mocks/stability-answers'
import { asked, newKey } from './caller'
import { follow, type Stream } from './events'
import { brokenMoney } from './invariants'
import { openServed, type Served } from './served'
import { until } from './until'

let served: Served

beforeAll(async () => {
  served = await openServed()
})
afterAll(() => served?.close())

const newsOf = (stream: Stream) =>
  stream
    .named('team')
    .map(({ data }) => data as { what: string; id: string | null })
    .filter(({ what }) => what === 'sweep')

/** A team of the owner's with credits in it; `ask` asks as the owner, in the team. */
async function newTeam() {
  const made = await served.owner.post('/api/v1/teams', { name: 'Sweeps' })
  const teamId = (made.json as { id: string }).id
  const headers = () => ({ 'triptych-team': teamId, 'idempotency-key': newKey() })
  const ask = (method: string, path: string, body?: unknown) =>
    served.owner.ask(method, `/api/v1${path}`, { headers: headers(), ...(body !== undefined && { body }) })
  await served.owner.post('/api/v1/credits/grants', { email: 'ada@example.com', credits: 100, teamId })
  const joins = async (name: string) => {
    const person = await served.person(name)
    const { path } = (await ask('POST', '/invites', { role: 'editor' })).json as { path: string }
    await person.post('/api/v1/invites/accept', { token: path.split('/').at(-1) })
    const stream = await follow(person, { 'triptych-team': teamId })
    await stream.hears('the wallet', () => stream.wallet())
    return { person, stream }
  }
  return { ask, joins, headers }
}

it('a sweep tells its team as it fills in once it is shown: not before, and nobody who is not of it', async () => {
  const { ask, joins, headers } = await newTeam()
  const [theo, bo] = [await joins('Theo'), await joins('Bo')]
  const maya = await served.person('Maya')
  const mayas = await follow(maya)
  const gate = Promise.withResolvers<void>()
  served.upstream.setAnswer((request) => gate.promise.then(() => ok(request)))
  // The budget reaches for the first of two cells.
  const sweep = {
    run: asked(),
    axes: [{ field: 'cfgScale', values: [1, 4] }],
    budgetCenticredits: 700,
  }
  const started = await ask('POST', '/sweeps', sweep)
  expect(started.status).toBe(202)
  const { id } = started.json as { id: string }
  await until('a cell is upstream', () => served.upstream.count() === 1)
  expect((await ask('PUT', `/sweeps/${id}/show`)).status).toBe(204)
  await theo.stream.hears('it was shown', () => theo.stream.raw().includes('"what":"images"'))
  expect(newsOf(theo.stream)).toEqual([])
  expect((await ask('DELETE', `/members/${bo.person.id}`)).status).toBe(204)
  await until('who is taken out hears no more', () => bo.stream.endedMs() !== undefined)

  gate.resolve()
  await theo.stream.hears('the cell ended', () => newsOf(theo.stream).length > 0)
  const seen = async () =>
    ((await theo.person.get(`/api/v1/sweeps/${id}`, headers())).json as SweepView).cells.map(
      ({ generations }) => generations[0]?.state,
    )
  expect(await seen()).toEqual(['succeeded', undefined])
  const before = newsOf(theo.stream).length
  expect((await ask('POST', `/sweeps/${id}/resume`, { budgetCenticredits: null })).status).toBe(202)
  // Begun, taken up by the worker, ended.
  await theo.stream.hears('the other cell ended', () => newsOf(theo.stream).length >= before + 3)
  await until('it is seen', async () => (await seen()).join() === 'succeeded,succeeded')
  expect(new Set(newsOf(theo.stream).map((news) => news.id))).toEqual(new Set([id]))

  expect((await ask('DELETE', `/sweeps/${id}/show`)).status).toBe(204)
  // A cell whose small versions were just made may be told after it: of a sweep one knew, and to be asked for in vain.
  await theo.stream.hears('it is hidden', () => newsOf(theo.stream).some((news) => news.id === null))
  expect((await theo.person.get(`/api/v1/sweeps/${id}`, headers())).status).toBe(404)
  const own = await maya.startRun({}, { prefer: 'wait=60' })
  await mayas.hears('her own', () => mayas.runs(own.id).at(-1)?.done)
  for (const deaf of [mayas, bo.stream]) expect(deaf.raw()).not.toContain(id)
  for (const { close } of [theo.stream, bo.stream, mayas]) await close()
  expect(await brokenMoney(served.peek)).toEqual([])
})
