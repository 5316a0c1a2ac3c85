import { describe, expect, it } from 'vitest'
import { placeOfSource } from './before-after'

describe('the place of the source in its result', () => {
  it('is the whole of it where nothing was added', () => {
    const whole = { left: 0, top: 0, width: 1, height: 1 }
    expect(placeOfSource({ operation: 'inpaint' }, { width: 800, height: 600 })).toEqual(whole)
    expect(placeOfSource({ operation: 'inpaint', left: 100 }, { width: 800, height: 600 })).toEqual(whole)
  })

  it('is between the margins of an outpainted one', () => {
    const settings = { operation: 'outpaint', left: 200, up: 60, down: 60 }
    expect(placeOfSource(settings, { width: 800, height: 600 })).toEqual({
      ...{ left: 0.25, top: 0.1, width: 0.75, height: 0.8 },
    })
  })
})
