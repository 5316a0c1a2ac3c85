import { expect, it } from 'vitest'
import { mendAddress } from './requests'

it.each(['/', '/api/v1/runs/a%20b', '/%F0%9F%9C%81/x', '/x?q=%ff%', '*', '/a//b?c?d'])(
  'leaves %s alone',
  (url) => expect(mendAddress(url)).toBe(url),
)

it.each([
  ['http://elsewhere.example', '/'],
  ['HTTPS://elsewhere.example?a=1', '/?a=1'],
  ['/api/v1/runs/%ff', '/api/v1/runs/%25ff'],
  ['/%E0%A4/ok%20/%', '/%25E0%25A4/ok%20/%25'],
  ['/a%2?x=%2', '/a%252?x=%2'],
  ['http://elsewhere.example/a%ff?b', '/a%25ff?b'],
])('makes %s decodable', (url, to) => {
  expect(mendAddress(url)).toBe(to)
  expect(() => decodeURI(mendAddress(url).split('?')[0] ?? '')).not.toThrow()
})
