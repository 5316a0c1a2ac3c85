import { describe, expect, it } from 'vitest'
import {
  addressGroup,
  decideArrival,
  problemSentence,
  safeNext,
  signupProblem,
  suspensionRefusal,
  waitSentence,
} from './rules'

const closed = { mode: 'closed', domains: [] } as const
const open = { mode: 'open', domains: [] } as const
const domain = { mode: 'domain', domains: ['northlight.example', 'north.example'] } as const

describe('who may sign up', () => {
  it('nobody while closed, anybody while open', () => {
    expect(signupProblem(closed, 'maya@northlight.example')).toBe('SIGNUP_CLOSED')
    expect(signupProblem(open, 'maya@elsewhere.example')).toBeNull()
  })
  it('only the named domains, whole and whatever the case', () => {
    expect(signupProblem(domain, 'Maya@Northlight.Example')).toBeNull()
    expect(signupProblem(domain, 'theo@north.example')).toBeNull()
    expect(signupProblem(domain, 'eve@evil-northlight.example')).toBe('SIGNUP_DOMAIN')
    expect(signupProblem(domain, 'eve@sub.northlight.example')).toBe('SIGNUP_DOMAIN')
    expect(signupProblem(domain, 'eve@northlight.example@evil.example')).toBe('SIGNUP_DOMAIN')
  })
})

describe('an identity arriving from a provider', () => {
  const verified = { email: 'maya@northlight.example', emailVerified: true }
  const maya = { suspended: false }
  it('is linked to the account with its e-mail only when verified', () => {
    expect(decideArrival(closed, verified, maya)).toEqual({ kind: 'link' })
    expect(decideArrival(open, { ...verified, emailVerified: false }, maya)).toEqual({
      kind: 'no',
      problem: 'EMAIL_UNVERIFIED',
    })
  })
  it('obeys the same sign-up rule as everybody', () => {
    expect(decideArrival(open, verified, null)).toEqual({ kind: 'create' })
    expect(decideArrival(domain, verified, null)).toEqual({ kind: 'create' })
    expect(decideArrival(open, { ...verified, emailVerified: false }, null)).toEqual({ kind: 'create' })
    expect(decideArrival(closed, verified, null)).toEqual({ kind: 'no', problem: 'SIGNUP_CLOSED' })
    expect(decideArrival(domain, { email: 'a@b.example', emailVerified: true }, null)).toEqual({
      kind: 'no',
      problem: 'SIGNUP_DOMAIN',
    })
  })
  it('comes in where sign-up is closed when its proven address was invited', () => {
    const invited = { ...verified, isInvited: true }
    expect(decideArrival(closed, invited, null)).toEqual({ kind: 'create' })
    expect(decideArrival(closed, { ...invited, emailVerified: false }, null)).toMatchObject({
      problem: 'SIGNUP_CLOSED',
    })
  })
  it('is refused without an e-mail, or when the account is suspended', () => {
    expect(decideArrival(open, { email: null, emailVerified: true }, null)).toMatchObject({
      problem: 'EMAIL_MISSING',
    })
    expect(decideArrival(open, verified, { ...maya, suspended: true })).toMatchObject({
      problem: 'SUSPENDED',
    })
  })
})

describe('suspending', () => {
  it('spares oneself and the last operator', () => {
    expect(suspensionRefusal({ isSelf: true, isOperator: true, activeOperators: 3 })?.code).toBe('CONFLICT')
    expect(suspensionRefusal({ isSelf: false, isOperator: true, activeOperators: 1 })?.code).toBe('CONFLICT')
    expect(suspensionRefusal({ isSelf: false, isOperator: true, activeOperators: 2 })).toBeNull()
    expect(suspensionRefusal({ isSelf: false, isOperator: false, activeOperators: 1 })).toBeNull()
  })
})

describe('where to go next', () => {
  it.each(['/gallery', '/gallery?view=trash', '/gallery/0199-a?x=1'])('%s stays', (next) =>
    expect(safeNext(next)).toBe(next),
  )
  it.each([
    undefined,
    '',
    '/',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '/api/auth/signout',
    'https://evil.example/',
    'http://',
    ['/a', '/b'],
  ])('%s goes to the studio', (next) => expect(safeNext(next)).toBe('/studio'))

  it('keeps the path of a whole URL and never its host', () =>
    expect(safeNext('https://evil.example/gallery?x=1')).toBe('/gallery?x=1'))
})

describe('why it did not work', () => {
  it('is a sentence of ours, never text out of the URL', () => {
    expect(problemSentence('SUSPENDED')).toContain('suspended')
    for (const code of ['<b>hello</b>', 'constructor', '__proto__', ''])
      expect(problemSentence(code)).toBe('Signing in did not work this time. Try again.')
  })
  it('says how long to wait', () => {
    expect(problemSentence('RATE_LIMITED.42')).toBe('Too many tries. Wait 42 seconds and try again.')
    expect(problemSentence('RATE_LIMITED.x')).toBe('Too many tries. Wait a little and try again.')
    expect(waitSentence(1)).toBe('Wait 1 second and try again.')
    expect(waitSentence(91)).toBe('Wait 2 minutes and try again.')
  })
})

describe('counting by address', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s is %s', (address, group) => expect(addressGroup(address)).toBe(group))
})
