import { expect, it } from 'vitest'
import { Pin } from '@/lib/review/schema'
import { pinFrom, pointIn, stepped } from './pin-shape'

const BOX = { left: 100, top: 50, width: 400, height: 200 }

it('knows where on the picture the pointer is, and stays on it', () => {
  expect(pointIn(BOX, { clientX: 200, clientY: 150 })).toEqual({ x: 0.25, y: 0.5 })
  expect(pointIn(BOX, { clientX: 0, clientY: 900 })).toEqual({ x: 0, y: 1 })
})

it('makes a point of a press and a region of a drag, whichever way', () => {
  expect(pinFrom(BOX, { x: 0.5, y: 0.5 }, { x: 0.51, y: 0.6 })).toEqual({ left: 0.5, top: 0.5 })
  expect(pinFrom(BOX, { x: 0.75, y: 0.5 }, { x: 0.25, y: 0.25 })).toEqual({
    left: 0.25,
    top: 0.25,
    wide: 0.5,
    high: 0.25,
  })
})

it('makes nothing that the server refuses, to the very edges', () => {
  for (const [from, to] of [
    [0, 1],
    [1 / 3, 1],
    [0.99999, 0.1],
  ] as const)
    expect(Pin.safeParse(pinFrom(BOX, { x: from, y: from }, { x: to, y: to })).success).toBe(true)
})

it('steps by the arrows and not beyond', () => {
  expect(stepped({ x: 0.01, y: 0.5 }, 'ArrowLeft', false)).toEqual({ x: 0, y: 0.5 })
  expect(stepped({ x: 0.5, y: 0.5 }, 'ArrowDown', true)).toEqual({ x: 0.5, y: 0.6 })
  expect(stepped({ x: 0.5, y: 0.5 }, 'a', false)).toBeNull()
})
