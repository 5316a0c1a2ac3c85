import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { greyPng } from './png'

describe('a grey PNG', () => {
  it.each([
    [1, 1],
    [37, 19],
    [640, 480],
  ])('of %i x %i is read back value by value by another decoder', async (width, height) => {
    const data = Uint8Array.from({ length: width * height }, (_, i) => (i * 31) % 256)
    const blob = await greyPng({ data, width, height })
    expect(blob.type).toBe('image/png')
    const read = await sharp(await blob.arrayBuffer())
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(read.info).toMatchObject({ width, height, channels: 3 })
    expect(read.data.every((value, i) => value === data[Math.floor(i / 3)])).toBe(true)
  })

  it('is small, opaque and carries nothing else', async () => {
    const blob = await greyPng({ data: new Uint8Array(1024 * 1024).fill(255), width: 1024, height: 1024 })
    expect(blob.size).toBeLessThan(10_000)
    const facts = await sharp(await blob.arrayBuffer()).metadata()
    expect(facts).toMatchObject({ format: 'png', depth: 'uchar', hasAlpha: false, hasProfile: false })
  })
})
