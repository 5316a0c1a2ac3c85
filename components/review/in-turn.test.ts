import { expect, it } from 'vitest'
import { inTurn } from './in-turn'

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

it('does one thing after another, and goes on after one that failed', async () => {
  const turn = inTurn()
  const done: string[] = []
  const slow = turn(async () => {
    await after(20)
    done.push('slow')
  })
  const bad = turn(async () => {
    throw new Error('no')
  })
  const quick = turn(async () => {
    done.push('quick')
    return 7
  })
  await expect(bad).rejects.toThrow('no')
  expect(await quick).toBe(7)
  await slow
  expect(done).toEqual(['slow', 'quick'])
})
