import { type Refusal, refuse } from '@/lib/core/result'
import type { SignInProblem } from './schema'

export type Signup = { mode: 'closed' | 'open' | 'domain'; domains: readonly string[] }
export type Identity = { email: string | null; emailVerified: boolean }
type Existing = { suspended: boolean }

/** Why nobody new may come in with this e-mail, or null when they may. */
export function signupProblem(signup: Signup, email: string): 'SIGNUP_CLOSED' | 'SIGNUP_DOMAIN' | null {
  if (signup.mode === 'open') return null
  if (signup.mode === 'closed') return 'SIGNUP_CLOSED'
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return signup.domains.includes(domain) ? null : 'SIGNUP_DOMAIN'
}

/** What to do with an identity no account is tied to yet: tie it to who has that e-mail, make somebody, or say no. */
export function decideArrival(
  signup: Signup,
  identity: Identity,
  existing: Existing | null,
): { kind: 'link' } | { kind: 'create' } | { kind: 'no'; problem: SignInProblem } {
  if (!identity.email) return { kind: 'no', problem: 'EMAIL_MISSING' }
  if (existing && !identity.emailVerified) return { kind: 'no', problem: 'EMAIL_UNVERIFIED' }
  if (existing?.suspended) return { kind: 'no', problem: 'SUSPENDED' }
  if (existing) return { kind: 'link' }
  const problem = signupProblem(signup, identity.email)
  return problem ? { kind: 'no', problem } : { kind: 'create' }
}

/** An operator may not shut themself out, nor leave the instance without an operator. */
export function suspensionRefusal(who: {
  isSelf: boolean
  isOperator: boolean
  activeOperators: number
}): Refusal | null {
  if (who.isSelf) return refuse('CONFLICT', 'You cannot suspend yourself.')
  if (who.isOperator && who.activeOperators <= 1)
    return refuse('CONFLICT', 'This is the last operator. Without one nobody could run this studio.')
  return null
}

/** Where to go after signing in: a path of this site, or `/studio`. Never another host. */
export function safeNext(next: string | string[] | undefined): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/studio'
  const base = 'http://here.invalid'
  if (!URL.canParse(next, base)) return '/studio'
  const url = new URL(next, base)
  const path = `${url.pathname}${url.search}`
  const leaves = url.origin !== base || path.startsWith('//') || path.startsWith('/api/')
  return leaves || path === '/' ? '/studio' : path
}

/** What the throttle counts an address by: IPv6 by its /64, an IPv4 inside IPv6 as IPv4. */
export function addressGroup(address: string): string {
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(gap).fill('0'), ...right].slice(0, 4).join(':')
}
