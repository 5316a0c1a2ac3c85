import { expect, it } from 'vitest'
import { type CompareAction, comparing, reduceCompare } from './compare-state'

const after = (count: number, ...actions: CompareAction[]) => actions.reduce(reduceCompare, comparing(count))
const mode = (name: 'side' | 'slider' | 'overlay' | 'difference') =>
  ({ type: 'mode chosen', mode: name }) as const
const call = (index: number) => ({ type: 'picture called', index }) as const

it('side by side, a number shows one alone, and again all of them', () => {
  expect(after(3, call(2)).solo).toBe(2)
  expect(after(3, call(2), call(2)).solo).toBeNull()
  expect(after(3, call(3)).solo).toBeNull()
})

it('side by side, arrows walk from one to the next and around', () => {
  const next = { type: 'stepped', by: 1 } as const
  expect(after(2, next).solo).toBe(0)
  expect(after(2, next, next, next).solo).toBe(0)
  expect(after(2, { type: 'stepped', by: -1 }).solo).toBe(1)
})

it('elsewhere a number lays that one over the base; the base itself changes places', () => {
  expect(after(4, mode('slider'), call(3))).toMatchObject({ base: 0, other: 3 })
  expect(after(4, mode('slider'), call(3), call(0))).toMatchObject({ base: 3, other: 0 })
  expect(after(4, mode('overlay'), { type: 'base chosen', index: 1 })).toMatchObject({ base: 1, other: 0 })
})

it('arrows move the divider, the opacity or the gain, within their bounds', () => {
  expect(after(2, mode('slider'), { type: 'stepped', by: 5 }).divider).toBeCloseTo(0.6)
  expect(after(2, mode('overlay'), { type: 'stepped', by: -100 }).opacity).toBe(0)
  expect(after(2, mode('difference'), { type: 'stepped', by: 1 }).gain).toBe(5)
  expect(after(2, { type: 'gain set', to: 99 }).gain).toBe(16)
})
