import { expect, it } from 'vitest'
import { decodable } from './addresses'

it.each(['/', '/api/v1/runs/a%20b', '/%F0%9F%9C%81/x', '/x?q=%ff%', '*', '/a//b?c?d'])(
  'leaves %s alone',
  (url) => expect(decodable(url)).toBe(url),
)

it.each([
  ['/api/v1/runs/%ff', '/api/v1/runs/%25ff'],
  ['/%E0%A4/ok%20/%', '/%25E0%25A4/ok%20/%25'],
  ['/a%2?x=%2', '/a%252?x=%2'],
])('makes %s decodable', (url, to) => {
  expect(decodable(url)).toBe(to)
  expect(() => decodeURI(decodable(url).split('?')[0] ?? '')).not.toThrow()
})
