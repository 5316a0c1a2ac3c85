import { askForEmail, verifyEmail } from '@/lib/auth'
import { VerifyEmailInput } from '@/lib/auth/schema'
import { route } from '@/lib/http'

/** Sends the letter. */
export const POST = route({ permission: 'account:manage' }, (ctx) => askForEmail(ctx))

/** By the token of the letter, signed in as whom it was sent to. */
export const PUT = route({ permission: 'account:manage', body: VerifyEmailInput }, (ctx, { body }) =>
  verifyEmail(ctx, body.token),
)
