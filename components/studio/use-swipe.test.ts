import { describe, expect, it } from 'vitest'
import { swipeEnd } from './use-swipe'

describe('a swipe', () => {
  it('leads where it went far', () => {
    expect(swipeEnd(120, 0)).toBe('right')
    expect(swipeEnd(-120, 0)).toBe('left')
  })
  it('leads where it went fast, however short', () => {
    expect(swipeEnd(30, 1)).toBe('right')
    expect(swipeEnd(-30, -1)).toBe('left')
  })
  it('comes back when it was neither, or turned round', () => {
    expect(swipeEnd(40, 0.2)).toBe('back')
    expect(swipeEnd(40, -1)).toBe('back')
    expect(swipeEnd(0, 0)).toBe('back')
  })
})
