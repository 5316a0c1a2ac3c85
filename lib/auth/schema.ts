import { z } from 'zod'
import { InviteToken } from '@/lib/teams/schema'

export const Password = z
  .string()
  .min(10, 'must have at least 10 characters')
  .max(200, 'must have at most 200 characters')
const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'must have at most 254 characters')
  .pipe(z.email('must look like name@example.com'))
export const PersonName = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(80, 'must have at most 80 characters')
  .regex(/^\P{Cc}*$/u, 'must not contain control characters')

/** First run: makes the owner. Refused with CONFLICT once anybody exists. */
export const SetUpInput = z.strictObject({ name: PersonName, email: Email, password: Password })
export type SetUpInput = z.input<typeof SetUpInput>

/** With the token of an invite it makes an account whatever SIGNUP says, in the team it invites into. */
export const SignUpInput = SetUpInput.extend({ invite: InviteToken.optional() })
export type SignUpInput = z.input<typeof SignUpInput>

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

const LetterToken = z.string().min(1, 'must not be empty').max(200, 'must have at most 200 characters')
export const VerifyEmailInput = z.strictObject({ token: LetterToken })
export const ForgotPasswordInput = z.strictObject({ email: Email })
export const ResetPasswordInput = z.strictObject({ token: LetterToken, password: Password })
export type ResetPasswordInput = z.output<typeof ResetPasswordInput>

export const UpdateProfileInput = z.strictObject({ name: PersonName })
export type UpdateProfileInput = z.input<typeof UpdateProfileInput>

const MyTeam = z.object({
  id: z.uuid(),
  name: z.string(),
  /** In a personal one there is nobody to show anything to. */
  kind: z.enum(['personal', 'shared']),
  role: z.enum(['owner', 'admin', 'editor', 'viewer']),
})

export const MeView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  isOperator: z.boolean(),
  /** False for people who only sign in through GitHub, Google or OIDC. */
  hasPassword: z.boolean(),
  /** The one they act in, and all they are in: their own first. */
  team: MyTeam,
  teams: z.array(MyTeam),
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
