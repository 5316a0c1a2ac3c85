import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RunView } from '@/lib/runs/schema'
import { type Answer, asked, newKey } from './caller'
import { brokenMoney } from './invariants'
import { openServed, type Served, unfinished } from './served'
import { until } from './until'

let served: Served
beforeAll(async () => {
  served = await openServed({ env: { SIGNUP_CREDITS: '6.5' } })
  served.upstream.setLatency(200)
})
afterAll(() => served?.close())

const statusesOf = (answers: Answer[]) => answers.map((answer) => answer.status).sort()

it('the price of one and 50 requests at once: one run, one call, one image, 49 refusals', async () => {
  const maya = await served.person('Maya')
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => maya.post('/api/v1/runs', asked(), { 'idempotency-key': newKey() })),
  )
  expect(statusesOf(answers)).toEqual([202, ...Array(49).fill(402)])
  await until('it is made', async () => (await unfinished(served.peek)) === 0)
  expect(served.upstream.count()).toBe(1)
  expect(await served.peek.rows('SELECT 1 FROM "Image"')).toHaveLength(1)
  expect((await maya.get('/api/v1/credits')).json).toEqual({
    balanceCenticredits: 0,
    heldCenticredits: 0,
    availableCenticredits: 0,
  })
  expect(await brokenMoney(served.peek)).toEqual([])
})

it('the same key 20 times at once: one run, whichever answer one looks at', async () => {
  const theo = await served.person('Theo', 100)
  const before = served.upstream.count()
  const key = newKey()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => theo.post('/api/v1/runs', asked(), { 'idempotency-key': key })),
  )
  expect(new Set(answers.map((answer) => (answer.json as RunView).id)).size).toBe(1)
  for (const status of statusesOf(answers)) expect([200, 202]).toContain(status)
  await until('it is made', async () => (await unfinished(served.peek)) === 0)
  expect(served.upstream.count() - before).toBe(1)
  expect(await brokenMoney(served.peek)).toEqual([])
})
