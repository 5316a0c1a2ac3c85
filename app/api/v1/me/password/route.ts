import { answerSignedIn, changePassword } from '@/lib/auth'
import { ChangePasswordInput } from '@/lib/auth/schema'
import { route } from '@/lib/http'

export const POST = route(
  { permission: 'account:manage', body: ChangePasswordInput },
  async (ctx, { body }, request) => {
    const changed = await changePassword(ctx, body)
    return changed.ok ? answerSignedIn(request, changed.value, { status: 204 }) : changed
  },
)
