import { expect, it } from 'vitest'
import type { ApiFailure } from '@/components/frame/api'
import { doToMany, type Tally, tallyInWords } from './bulk'

const refused = (reason: ApiFailure['reason'] = 'refused'): ApiFailure => ({
  ...{ ok: false, reason, code: 'NO', message: 'Not yours.', fields: [], details: {} },
})
const IDS = Array.from({ length: 11 }, (_, at) => String(at))

it('does each once, few at a time, and says how far it is', async () => {
  let now = 0
  let most = 0
  const seen: string[] = []
  const told: number[] = []
  const act = async (id: string) => {
    most = Math.max(most, ++now)
    seen.push(id)
    await Promise.resolve()
    now--
    return { ok: true, value: null } as const
  }
  const tally = await doToMany(IDS, act, { onTally: ({ done }) => told.push(done) })
  expect(seen.toSorted()).toEqual(IDS.toSorted())
  expect(most).toBeLessThanOrEqual(4)
  expect(told).toEqual(IDS.map((_, at) => at + 1))
  expect(tallyInWords(tally, 'moved')).toBe('11 images moved.')
})

it('goes on when one fails, and names it', async () => {
  const act = async (id: string) => (id === '3' ? refused() : ({ ok: true, value: null } as const))
  const tally = await doToMany(IDS, act, { onTally: () => {} })
  expect(tally).toMatchObject({ done: 10, failed: ['3'] })
  expect(tallyInWords(tally, 'moved')).toBe('10 images moved. 1 image was not: Not yours.')
})

it('ends when it is stopped or nobody is signed in; what was not tried counts as not done', async () => {
  const told: Tally[] = []
  const stopped = await doToMany(IDS, async () => ({ ok: true, value: null }), {
    onTally: (tally) => told.push(tally),
    isStopped: () => (told.at(-1)?.done ?? 0) >= 4,
  })
  expect(stopped.done + stopped.failed.length).toBe(11)
  expect(stopped.failed.length).toBeGreaterThan(3)
  const out = await doToMany(IDS, async () => refused('signed-out'), { onTally: () => {} })
  expect(out).toMatchObject({ done: 0, failed: expect.arrayContaining(IDS) })
  expect(new Set(out.failed).size).toBe(11)
})
