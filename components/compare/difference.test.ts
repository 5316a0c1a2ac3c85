import { expect, it } from 'vitest'
import { amplified, differenceOf, shareApart } from './difference'

const pixels = (...colours: number[][]) => new Uint8ClampedArray(colours.flatMap((each) => [...each, 255]))

it('is the largest difference of a channel', () => {
  const one = pixels([0, 0, 0], [10, 20, 30], [255, 255, 255])
  const two = pixels([0, 0, 0], [12, 60, 25], [0, 255, 255])
  expect([...differenceOf(one, two)]).toEqual([0, 40, 255])
  expect([...differenceOf(two, one)]).toEqual([0, 40, 255])
})

it('is shown brighter, and no brighter than white', () => {
  const out = new Uint8ClampedArray(8)
  amplified(new Uint8Array([10, 100]), 4, out)
  expect([...out]).toEqual([40, 40, 40, 255, 255, 255, 255, 255])
})

it('counts what is seen', () => {
  expect(shareApart(new Uint8Array([0, 7, 8, 255]))).toBe(0.5)
  expect(shareApart(new Uint8Array())).toBe(0)
})
