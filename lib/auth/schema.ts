import { z } from 'zod'

export const Password = z
  .string()
  .min(10, 'must have at least 10 characters')
  .max(200, 'must have at most 200 characters')
export const Email = z
  .email('must be an e-mail address')
  .max(254)
  .transform((value) => value.trim().toLowerCase())
export const PersonName = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(80, 'must have at most 80 characters')

/** First run: makes the owner. Refused with CONFLICT once anybody exists. */
export const SetUpInput = z.strictObject({ name: PersonName, email: Email, password: Password })
export type SetUpInput = z.input<typeof SetUpInput>

export const SignUpInput = SetUpInput
export type SignUpInput = SetUpInput

export const ChangePasswordInput = z.strictObject({
  currentPassword: z.string().max(200),
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
