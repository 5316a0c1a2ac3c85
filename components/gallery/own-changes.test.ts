import { expect, it } from 'vitest'
import { newestAnswer } from '@/components/frame/newest-answer'
import { ownChanges } from './own-changes'

it('trusts what was read while nothing was being changed', async () => {
  const { during, reading } = ownChanges()
  await during(async () => {})
  expect(reading()()).toBe(true)
})

it('trusts nothing that was read before, during or across a change', async () => {
  const { during, reading } = ownChanges()
  const written = Promise.withResolvers<void>()
  const before = reading()
  const write = during(() => written.promise)
  const meanwhile = reading()
  expect([before(), meanwhile()]).toEqual([false, false])
  written.resolve()
  await write
  expect([before(), meanwhile()]).toEqual([false, false])
})

it('is over when the change is refused', async () => {
  const { during, reading } = ownChanges()
  await expect(during(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(reading()()).toBe(true)
})

it('hears only the answer to what was asked last', () => {
  const ask = newestAnswer()
  const [first, second] = [ask(), ask()]
  expect([first(), second()]).toEqual([false, true])
})
