import { expect, it } from 'vitest'
import { illegible } from './legible'

const fields = (value: unknown) => illegible(value).map((error) => error.field)

it('finds what cannot be kept, however deep', () => {
  expect(fields({ name: 'a\0b', more: [{ note: '\ud800' }, 'fine'] })).toEqual(['name', 'more.0.note'])
  expect(fields('\udfff')).toEqual(['body'])
})

it('lets everything else through', () => {
  expect(
    fields({ name: 'Ma\u00efa 🜁 \u202e\u0001\ufeff', when: new Date(), n: 1, no: null, gone: undefined }),
  ).toEqual([])
})
