import { expect, it } from 'vitest'
import { addressOf, withoutCredentials } from './address'

const PAIR = Buffer.from('studio:pass:word!').toString('base64')

it('parts the credentials from the address', () => {
  expect(addressOf('http://127.0.0.1:8188/')).toEqual({
    ...{ baseUrl: 'http://127.0.0.1:8188', headers: {}, password: '' },
  })
  expect(addressOf('https://studio:pass%3Aword!@host.example/comfy/')).toEqual({
    baseUrl: 'https://host.example/comfy',
    headers: { authorization: `Basic ${PAIR}` },
    password: 'pass:word!',
  })
  expect(addressOf('http://a:b@h', 'studio:pass:word!').headers).toEqual({ authorization: `Basic ${PAIR}` })
  expect(addressOf('http://a:100%@h').password).toBe('100%')
})

it('takes them out of what the upstream says', () => {
  const address = addressOf('http://h', 'studio:pass:word!')
  expect(withoutCredentials(`no pass:word! and no ${PAIR}`, address)).toBe('no [key] and no [key]')
})
