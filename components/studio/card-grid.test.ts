import { describe, expect, it } from 'vitest'
import { cardGrid } from './card-grid'

describe('the grid of cards', () => {
  it.each([
    [1, 1216, 832, 1],
    [4, 1216, 832, 2],
    [2, 768, 1344, 2],
    [8, 768, 1344, 4],
    [4, 1024, 1024, 2],
    [6, 1024, 1024, 3],
  ])('%i pictures of %i x %i stand %i abreast', (count, width, height, columns) =>
    expect(cardGrid(count, width, height).columns).toBe(columns),
  )

  it('takes one more column on a wide screen only when there are many', () => {
    expect(cardGrid(4, 1216, 832).wideColumns).toBe(2)
    expect(cardGrid(10, 1216, 832).wideColumns).toBe(3)
  })

  it('leaves very wide pictures the whole of a narrow stage', () => {
    expect(cardGrid(4, 1536, 640).midColumns).toBe(1)
    expect(cardGrid(4, 768, 1344).midColumns).toBe(2)
  })

  it('puts only tall pictures two abreast on a phone', () => {
    expect(cardGrid(4, 768, 1344).phoneColumns).toBe(2)
    expect(cardGrid(1, 768, 1344).phoneColumns).toBe(1)
    expect(cardGrid(4, 1216, 832).phoneColumns).toBe(1)
  })
})
