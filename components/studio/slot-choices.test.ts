import { expect, it } from 'vitest'
import { shelfPageOf, shelfPath } from './slot-choices'

it('asks for a page of each shelf', () => {
  expect(shelfPath('uploads', null)).toBe('/uploads?limit=24')
  expect(shelfPath('all', 'abc')).toBe('/images?limit=24&cursor=abc&view=all')
  expect(shelfPath('favourites', null)).toBe('/images?limit=24&view=favourites')
})

it('names a picture by its prompt or its file', () => {
  const bare = { id: 'a', widthPx: 64, heightPx: 32, hasVariants: true }
  const page = {
    items: [
      { ...bare, prompt: 'a cup' },
      { ...bare, prompt: '' },
    ],
    nextCursor: null,
  }
  expect(shelfPageOf(page as never).items.map(({ name }) => name)).toEqual([
    'a cup, 64 × 32',
    'A picture without a name, 64 × 32',
  ])
  const uploads = { items: [{ ...bare, fileName: 'cup.png' }], nextCursor: null }
  expect(shelfPageOf(uploads as never).items[0]?.name).toBe('cup.png, 64 × 32')
})
