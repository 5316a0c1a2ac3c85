import { answerSignedIn, setUp } from '@/lib/auth'
import { SetUpInput } from '@/lib/auth/schema'
import { route } from '@/lib/http'

export const POST = route({ permission: 'public', body: SetUpInput }, async (ctx, { body }, request) => {
  const made = await setUp(ctx, body)
  return made.ok
    ? answerSignedIn(request, made.value, { status: 201, body: { id: made.value.userId } })
    : made
})
