import { describe, expect, it } from 'vitest'
import type { Role } from '@/lib/core/actor'
import { heirOf, inviteState, isLive, removalRefusal, roleChangeRefusal, type Seat } from './rules'

const seat = (userId: string, role: Role, day = 1, isSuspended = false): Seat => ({
  userId,
  role,
  isSuspended,
  joinedAt: new Date(2026, 0, day),
})
const ROSTER = [
  seat('theo', 'owner'),
  seat('ada', 'admin', 2),
  seat('maya', 'editor', 3),
  seat('iris', 'viewer', 4),
]
const TWO = [...ROSTER, seat('otto', 'owner', 5)]
const ORPHANED = [seat('theo', 'owner', 1, true), seat('ada', 'admin', 2), seat('maya', 'editor', 3)]

describe('changing a role', () => {
  it.each<[string, readonly Seat[], string, string, Role, string | null]>([
    ['an owner makes an owner', ROSTER, 'theo', 'maya', 'owner', null],
    ['an admin makes an admin', ROSTER, 'ada', 'maya', 'admin', null],
    ['an admin makes no owner', ROSTER, 'ada', 'maya', 'owner', 'FORBIDDEN'],
    ['an admin touches no owner', TWO, 'ada', 'otto', 'editor', 'FORBIDDEN'],
    ['an admin lowers themself', ROSTER, 'ada', 'ada', 'viewer', null],
    ['the last owner stays one', ROSTER, 'theo', 'theo', 'admin', 'CONFLICT'],
    ['one of two owners may go down', TWO, 'theo', 'otto', 'admin', null],
    ['an owner stays an owner', ROSTER, 'theo', 'theo', 'owner', null],
    [
      'a suspended owner does not count',
      [...ROSTER, seat('sam', 'owner', 5, true)],
      'theo',
      'theo',
      'editor',
      'CONFLICT',
    ],
    ['without an owner who can act an admin makes one', ORPHANED, 'ada', 'ada', 'owner', null],
  ])('%s', (_, roster, actorId, userId, to, code) =>
    expect(roleChangeRefusal(roster, { actorId, userId, to })?.code ?? null).toBe(code),
  )
})

describe('removing', () => {
  it.each<[string, readonly Seat[], string, string, string | null]>([
    ['an admin removes an editor', ROSTER, 'ada', 'maya', null],
    ['an admin removes no owner', TWO, 'ada', 'otto', 'FORBIDDEN'],
    ['an owner removes an owner', TWO, 'theo', 'otto', null],
    ['anybody leaves', ROSTER, 'iris', 'iris', null],
    ['the last owner does not leave', ROSTER, 'theo', 'theo', 'CONFLICT'],
    ['an owner leaves to another', TWO, 'theo', 'theo', null],
  ])('%s', (_, roster, actorId, userId, code) =>
    expect(removalRefusal(roster, { actorId, userId })?.code ?? null).toBe(code),
  )
})

describe('who gets the work', () => {
  it.each<[string, readonly Seat[], string, string, string | undefined, string | null]>([
    ['who removes', ROSTER, 'ada', 'maya', undefined, 'ada'],
    ['who is named', ROSTER, 'ada', 'maya', 'theo', 'theo'],
    ['of who leaves, the longest-standing owner', TWO, 'maya', 'maya', undefined, 'theo'],
    ['never who goes', ROSTER, 'ada', 'maya', 'maya', null],
    ['never a stranger', ROSTER, 'ada', 'maya', 'eve', null],
    ['never who only looks on', ROSTER, 'ada', 'maya', 'iris', null],
    ['never who is suspended', ORPHANED, 'ada', 'maya', 'theo', null],
  ])('%s', (_, roster, actorId, userId, transferTo, heir) =>
    expect(heirOf(roster, { actorId, userId, transferTo })?.userId ?? null).toBe(heir),
  )
})

it('ends an invite by time, by use and by hand', () => {
  const now = new Date('2026-11-21T10:00:00Z')
  const good = {
    revokedAt: null,
    declinedAt: null,
    expiresAt: new Date('2026-11-22T10:00:00Z'),
    useCount: 0,
    maxUses: 1,
  }
  expect(isLive(good, now)).toBe(true)
  expect(isLive({ ...good, expiresAt: now }, now)).toBe(false)
  expect(isLive({ ...good, useCount: 1 }, now)).toBe(false)
  expect(isLive({ ...good, revokedAt: now }, now)).toBe(false)
  expect(isLive({ ...good, declinedAt: now }, now)).toBe(false)
})

describe('how an invite stands for who it is for', () => {
  const now = new Date('2026-11-21T10:00:00Z')
  const open = {
    ...{
      revokedAt: null,
      declinedAt: null,
      expiresAt: new Date('2026-11-22T10:00:00Z'),
      useCount: 0,
      maxUses: 1,
    },
    ...{ isMember: false, isUpheld: true },
  }
  it.each([
    ['open', {}],
    ['joined', { isMember: true, useCount: 1 }],
    ['joined', { isMember: true, revokedAt: now }],
    ['declined', { declinedAt: now, expiresAt: now }],
    ['used', { useCount: 1 }],
    ['revoked', { revokedAt: now, isUpheld: false }],
    ['gone', { isUpheld: false }],
    ['expired', { expiresAt: now }],
  ] as const)('is %s', (state, more) => {
    expect(inviteState({ ...open, ...more }, now)).toBe(state)
  })
})
