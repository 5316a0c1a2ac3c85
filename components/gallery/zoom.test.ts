import { describe, expect, it } from 'vitest'
import { zoomedWidth } from './zoom'

describe('zoomedWidth', () => {
  it('is one pixel of the picture to one of the screen', () => {
    expect(zoomedWidth(1536, 700, 1)).toBe(1536)
    expect(zoomedWidth(1536, 500, 2)).toBe(768)
  })

  it('still grows when those are no larger than what one sees', () => {
    expect(zoomedWidth(1024, 800, 2)).toBe(1024)
    expect(zoomedWidth(1024, 1024, 1)).toBe(2048)
  })
})
