import { type Refusal, refuse } from '@/lib/core/result'

export type Signup = { mode: 'closed' | 'open' | 'domain'; domains: readonly string[] }
/** `isInvited`: a living invite into a team names this address. */
type Identity = { email: string | null; emailVerified: boolean; isInvited?: boolean }
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
  // Only a proven address is the one that was invited.
  if (identity.isInvited && identity.emailVerified) return { kind: 'create' }
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

/** Where to go after signing in: the path asked for, on this site whatever host was named, or `/studio`. */
export function safeNext(next: string | string[] | undefined): string {
  const here = 'http://here.invalid'
  if (typeof next !== 'string' || !URL.canParse(next, here)) return '/studio'
  const { pathname, search } = new URL(next, here)
  const elsewhere = !pathname.startsWith('/') || pathname.startsWith('//') || pathname.startsWith('/api/')
  return elsewhere || pathname === '/' ? '/studio' : `${pathname}${search}`
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

/** A way to sign in besides the password, as a button names it. */
export type SignInWay = { id: string; name: string }

/** Why a sign-in came to nothing, as next-auth carries it back in `?error=`. */
export type SignInProblem =
  | 'CredentialsSignin'
  | 'RATE_LIMITED'
  | 'SUSPENDED'
  | 'NOT_SET_UP'
  | 'SIGNUP_CLOSED'
  | 'SIGNUP_DOMAIN'
  | 'EMAIL_UNVERIFIED'
  | 'EMAIL_MISSING'

const SENTENCES: Record<SignInProblem, string> = {
  CredentialsSignin: 'That e-mail and password do not belong together. Check both and try again.',
  RATE_LIMITED: 'Too many tries.',
  SUSPENDED: 'This account is suspended. Ask whoever runs this studio.',
  NOT_SET_UP: 'This studio has no owner yet. The owner signs up first.',
  SIGNUP_CLOSED: 'There is no account for you here yet, and sign-up is closed. Ask whoever runs this studio.',
  SIGNUP_DOMAIN: 'Sign-up is open only to some e-mail domains, and yours is not among them.',
  EMAIL_UNVERIFIED:
    'Somebody here already has that e-mail, and your provider has not verified that it is yours. Verify it there, or sign in with your password.',
  EMAIL_MISSING: 'Your provider did not share an e-mail address, and an account needs one.',
}

/** The sentence for an `?error=` code; unknown ones, being free text from a URL, get a general sentence. */
export function problemSentence(code: string): string {
  const [name = '', seconds] = code.split('.')
  if (name === 'RATE_LIMITED') return `${SENTENCES.RATE_LIMITED} ${waitSentence(Number(seconds))}`
  const known = Object.hasOwn(SENTENCES, name)
  return known ? SENTENCES[name as SignInProblem] : 'Signing in did not work this time. Try again.'
}

/** `91` seconds -> `"Wait 2 minutes and try again."` */
export function waitSentence(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'Wait a little and try again.'
  if (seconds > 90) return `Wait ${Math.ceil(seconds / 60)} minutes and try again.`
  const whole = Math.max(1, Math.ceil(seconds))
  return `Wait ${whole} ${whole === 1 ? 'second' : 'seconds'} and try again.`
}
