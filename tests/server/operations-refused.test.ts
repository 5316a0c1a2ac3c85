import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunView } from '@/lib/runs/schema'
import { newKey } from './caller'
import { brokenMoney } from './invariants'
import { openSandbox, type Sandbox } from './operate'
import { disc, maskOf, room } from './pixels'
import { unfinished } from './served'
import { until } from './until'

const LATER = { model: 'stability/replace-background-and-relight', backgroundPrompt: 'a beach' }

let sandbox: Sandbox
let roomId: string

beforeAll(async () => {
  sandbox = await openSandbox()
  roomId = await sandbox.upload(await room())
})
afterAll(() => sandbox?.close())

const start = (body: object) =>
  sandbox.maya.post('/api/v1/runs', body, { 'idempotency-key': newKey(), prefer: 'wait=60' })
const wallet = async () =>
  (await sandbox.maya.get('/api/v1/credits')).json as {
    balanceCenticredits: number
    heldCenticredits: number
  }
const plain = async (width: number, height: number) =>
  sandbox.upload({
    bytes: await sharp({ create: { width, height, channels: 3, background: '#a63' } })
      .png()
      .toBuffer(),
  })

describe('what breaks a rule is refused by field before anything is held', () => {
  const cases: [string, string, () => Promise<object>][] = [
    ['no picture', 'image', async () => ({ model: 'erase' })],
    ['a side of 63', 'image', async () => ({ model: 'sketch', prompt: 'x', image: await plain(63, 200) })],
    [
      'a ratio of 1:3',
      'image',
      async () => ({ model: 'structure', prompt: 'x', image: await plain(100, 300) }),
    ],
    [
      'more pixels than fast upscaling takes',
      'image',
      async () => ({ model: 'upscale-fast', image: await plain(1100, 1000) }),
    ],
    ['no mask and nothing transparent', 'mask', async () => ({ model: 'erase', image: roomId })],
    ['no margin', 'left', async () => ({ model: 'outpaint', image: roomId })],
    ['a margin of 2001', 'left', async () => ({ model: 'outpaint', image: roomId, left: 2001 })],
    [
      'no words to look for',
      'searchPrompt',
      async () => ({ model: 'search-and-replace', prompt: 'x', image: roomId }),
    ],
    [
      'a jpeg without background',
      'outputFormat',
      async () => ({ model: 'remove-background', image: roomId, outputFormat: 'jpeg' }),
    ],
    [
      'light of a strength from nowhere',
      'lightSourceStrength',
      async () => ({
        model: 'replace-background-and-relight',
        image: roomId,
        backgroundPrompt: 'x',
        lightSourceStrength: 1,
      }),
    ],
    [
      'a picture nobody has',
      'image',
      async () => ({ model: 'sketch', prompt: 'x', image: crypto.randomUUID() }),
    ],
    [
      'a field that it has not',
      'strength',
      async () => ({ model: 'sketch', prompt: 'x', image: roomId, strength: 0.5 }),
    ],
  ]
  it.each(cases)('%s', async (_what, field, body) => {
    const before = await wallet()
    const { model, ...more } = (await body()) as { model: string }
    const answer = await start({ model: `stability/${model}`, ...more })
    expect(answer.status, answer.text).toBe(400)
    const { fields } = (answer.json as { error: { fields: { field: string }[] } }).error
    expect(fields.map((each) => each.field)).toContain(field)
    expect(await wallet()).toEqual(before)
  })

  it('and leaves no run', async () => {
    expect((await sandbox.maya.get('/api/v1/runs')).json).toMatchObject({ items: [] })
  })
})

describe('what the upstream does not make costs nothing', () => {
  it.each([
    ['filter', 'filtered', 'UPSTREAM_CONTENT_FILTERED'],
    ['moderate', 'filtered', undefined],
    ['402', 'failed', undefined],
    ['truncated', 'failed', 'UPSTREAM_TRUNCATED'],
  ])('%s', async (tag, state, code) => {
    const before = await wallet()
    const mask = await sandbox.upload(await maskOf(400, 300, '<rect width="90" height="90"/>'))
    const asked = [
      { model: 'stability/inpaint', prompt: `a cup [sandbox:${tag}]`, image: roomId, mask },
      { ...LATER, backgroundPrompt: `a beach [sandbox:${tag}]`, image: roomId },
    ]
    for (const body of asked) {
      const answer = await start(body)
      const [generation] = (answer.json as RunView).generations
      expect(generation, answer.text).toMatchObject({ state, money: 'released', image: null })
      if (code) expect(generation?.code).toBe(code)
    }
    expect(await wallet()).toEqual(before)
  })
})

describe('a picture that is made later', () => {
  it('is fetched by the next process when the first was killed', async () => {
    const slow = await openSandbox({ SANDBOX_LATENCY_MS: '6000' })
    try {
      const image = await slow.upload(await disc())
      const body = { ...LATER, image, seeds: [3] }
      const answer = await slow.maya.post('/api/v1/runs', body, { 'idempotency-key': newKey() })
      expect(answer.status, answer.text).toBe(202)
      await until('it is accepted', async () => {
        const [row] = await slow.peek.rows<{ kept: boolean }>(
          `SELECT "ticket" IS NOT NULL AS kept FROM "Generation"`,
        )
        return row?.kept
      })
      await slow.server.kill9()
      await slow.server.restart()
      await until('it is made', async () => (await unfinished(slow.peek)) === 0, { withinMs: 60_000 })
      const run = await slow.maya.run((answer.json as RunView).id)
      expect(run.generations[0]).toMatchObject({ state: 'succeeded', money: 'captured', seed: 3 })
      expect(await brokenMoney(slow.peek)).toEqual([])
    } finally {
      await slow.close()
    }
  }, 150_000)
})
