import { expect, it } from 'vitest'
import { requestFor } from './request'

it('says whose account it is and where credits are added', () => {
  expect(requestFor('maya@example.com', 'https://studio.example').body).toBe(
    'Could you add credits to my account maya@example.com? It is done at https://studio.example/credits.',
  )
  expect(requestFor('maya@example.com', '').body).toBe(
    'Could you add credits to my account maya@example.com?',
  )
})
