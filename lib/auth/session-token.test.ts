import { encode } from 'next-auth/jwt'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openToken } from './session-token'

const secret = 'a secret for tests only, 32 characters'
vi.mock('@/lib/env', () => ({ env: () => ({ NEXTAUTH_SECRET: secret }) }))
const decoded = vi.hoisted(() => vi.fn())
vi.mock('next-auth/jwt', async (original) => {
  const real = await original<typeof import('next-auth/jwt')>()
  decoded.mockImplementation(real.decode)
  return { ...real, decode: decoded }
})

const session = { userId: '0198c5a2-0000-7000-8000-000000000001', sessionVersion: 3 }
const tokenFor = (maxAge: number, by = secret) => encode({ token: session, secret: by, maxAge })
const later = (ms: number) => vi.setSystemTime(Date.now() + ms)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  decoded.mockClear()
})
afterEach(() => void vi.useRealTimers())

it('is opened once a minute, however often it is shown', async () => {
  const token = await tokenFor(3600)
  for (let n = 0; n < 5; n++) expect(await openToken(token)).toEqual(session)
  expect(decoded).toHaveBeenCalledTimes(1)
  later(60_001)
  expect(await openToken(token)).toEqual(session)
  expect(decoded).toHaveBeenCalledTimes(2)
})

it('ends at its own time, though it was opened a moment before', async () => {
  const token = await tokenFor(30)
  expect(await openToken(token)).toEqual(session)
  // jose lets clocks differ by 15 s, as next-auth asks it to.
  later(46_000)
  await expect(openToken(token)).rejects.toThrow()
})

it('is refused each time when it is forged', async () => {
  const forged = await tokenFor(3600, 'another secret, as long as the first one')
  for (let n = 0; n < 2; n++) await expect(openToken(forged)).rejects.toThrow()
  const token = await tokenFor(3600)
  await openToken(token)
  await expect(openToken(`${token.slice(0, -3)}abc`)).rejects.toThrow()
})

it('remembers a bounded number', async () => {
  const first = await tokenFor(3600)
  await openToken(first)
  decoded.mockImplementation(async () => ({ ...session, exp: Date.now() / 1000 + 3600 }))
  for (let n = 0; n < 5000; n++) await openToken(`made up ${n}`)
  decoded.mockClear()
  await openToken(first)
  expect(decoded).toHaveBeenCalledTimes(1)
})
