import { z } from 'zod'

export const Password = z
  .string()
  .min(10, 'must have at least 10 characters')
  .max(200, 'must have at most 200 characters')
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'must have at most 254 characters')
  .pipe(z.email('must be an e-mail address'))
export const PersonName = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(80, 'must have at most 80 characters')
  .regex(/^\P{Cc}*$/u, 'must not contain control characters')

/** First run: makes the owner. Refused with CONFLICT once anybody exists. */
export const SetUpInput = z.strictObject({ name: PersonName, email: Email, password: Password })
export type SetUpInput = z.input<typeof SetUpInput>

export const SignUpInput = SetUpInput
export type SignUpInput = SetUpInput

/** Only what cannot be right is refused here: whether it is right, the server says. */
export const SignInInput = z.object({
  email: Email,
  password: z.string().min(1, 'must not be empty').max(200, 'must have at most 200 characters'),
})
export type SignInInput = z.input<typeof SignInInput>

export const ChangePasswordInput = z.strictObject({
  currentPassword: z.string().min(1, 'must not be empty').max(200, 'must have at most 200 characters'),
  newPassword: Password,
})
export type ChangePasswordInput = z.input<typeof ChangePasswordInput>

export const UpdateProfileInput = z.strictObject({ name: PersonName })
export type UpdateProfileInput = z.input<typeof UpdateProfileInput>

export const MeView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  isOperator: z.boolean(),
  /** False for people who only sign in through GitHub, Google or OIDC. */
  hasPassword: z.boolean(),
  team: z.object({ id: z.uuid(), name: z.string(), role: z.enum(['owner', 'admin', 'editor', 'viewer']) }),
})
export type MeView = z.infer<typeof MeView>

/** A person of this instance as operators see them. */
export const PersonView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  isOperator: z.boolean(),
  suspendedAt: z.iso.datetime().nullable(),
  lastSeenAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type PersonView = z.infer<typeof PersonView>

export const PeoplePage = z.object({ items: z.array(PersonView), nextCursor: z.string().nullable() })
export type PeoplePage = z.infer<typeof PeoplePage>

export const PersonParams = z.object({ userId: z.uuid() })

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
  SIGNUP_CLOSED: 'Nobody here knows that account yet, and sign-up is closed. Ask whoever runs this studio.',
  SIGNUP_DOMAIN: 'Sign-up is open only to some e-mail domains, and yours is not among them.',
  EMAIL_UNVERIFIED:
    'Somebody here already has that e-mail, and your provider has not verified that it is yours. Verify it there, or sign in with your password.',
  EMAIL_MISSING: 'Your provider did not share an e-mail address, and an account needs one.',
}

/** The sentence for an `?error=` code; unknown ones, being free text from a URL, get a general sentence. */
export function problemSentence(code: string): string {
  const [name = '', seconds] = code.split('.')
  if (name === 'RATE_LIMITED') return `${SENTENCES.RATE_LIMITED} ${waitSentence(Number(seconds))}`
  return SENTENCES[name as SignInProblem] ?? 'Signing in did not work this time. Try again.'
}

/** `90` seconds -> `"Wait 2 minutes and try again."` */
export function waitSentence(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'Wait a little and try again.'
  if (seconds <= 90) return `Wait ${Math.max(1, Math.ceil(seconds))} seconds and try again.`
  return `Wait ${Math.ceil(seconds / 60)} minutes and try again.`
}
