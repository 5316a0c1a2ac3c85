import { describe, expect, it } from 'vitest'
import { ASPECT_RATIOS } from '../schema'
import { resolveModel, STABILITY_MODELS } from './catalogue'

describe('the catalogue', () => {
  it('offers today’s four models at their price, and no retired id', () => {
    const offered = STABILITY_MODELS.map(({ id, listPrice }) => [id, listPrice.centicredits])
    expect(offered).toEqual([
      ['stability/sd3.5-large', 650],
      ['stability/sd3.5-large-turbo', 400],
      ['stability/sd3.5-medium', 350],
      ['stability/sd3.5-flash', 250],
    ])
  })

  it.each(STABILITY_MODELS)(
    '$id offers every ratio at about one megapixel of that shape',
    ({ capabilities }) => {
      expect(capabilities.aspectRatios.map(({ ratio }) => ratio)).toEqual([...ASPECT_RATIOS])
      for (const { ratio, widthPx, heightPx } of capabilities.aspectRatios) {
        const [across = 1, down = 1] = ratio.split(':').map(Number)
        expect(Math.abs((widthPx * heightPx) / 2 ** 20 - 1)).toBeLessThan(0.08)
        expect(Math.abs(widthPx / heightPx / (across / down) - 1)).toBeLessThan(0.04)
      }
    },
  )

  it.each([
    ['stability/sd3', 'sd3.5-large'],
    ['stability/sd3-large', 'sd3.5-large'],
    ['stability/sd3-turbo', 'sd3.5-large-turbo'],
    ['stability/sd3-large-turbo', 'sd3.5-large-turbo'],
    ['stability/sd3-medium', 'sd3.5-medium'],
    ['stability/sd3.5-flash', 'sd3.5-flash'],
  ])('%s is served by %s', (id, upstreamId) => {
    expect(resolveModel(id)?.upstreamId).toBe(upstreamId)
  })

  it.each(['sd3.5-large', 'stability/', 'stability/sd2', 'fal/sd3', 'stability/constructor', ''])(
    '"%s" is not resolved',
    (id) => expect(resolveModel(id)).toBeUndefined(),
  )
})
