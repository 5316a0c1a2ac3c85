import { answerSignedIn, askForPassword, clientAddress, resetPassword } from '@/lib/auth'
import { ForgotPasswordInput, ResetPasswordInput } from '@/lib/auth/schema'
import { route } from '@/lib/http'

/** Sends the letter, if there is somebody to send it to; the answer does not tell. */
export const POST = route({ permission: 'public', body: ForgotPasswordInput }, (ctx, { body }, request) =>
  askForPassword({ ...ctx, address: clientAddress(request.headers) }, body.email),
)

/** By the token of the letter; signs in. */
export const PUT = route(
  { permission: 'public', body: ResetPasswordInput },
  async (ctx, { body }, request) => {
    const reset = await resetPassword(ctx.now, body)
    return reset.ok ? answerSignedIn(request, reset.value, { status: 204 }) : reset
  },
)
