import { answerSignedIn, clientAddress, signUp } from '@/lib/auth'
import { SignUpInput } from '@/lib/auth/schema'
import { route } from '@/lib/http'

export const POST = route({ permission: 'public', body: SignUpInput }, async (ctx, { body }, request) => {
  const made = await signUp({ ...ctx, address: clientAddress(request.headers) }, body)
  return made.ok
    ? answerSignedIn(request, made.value, { status: 201, body: { id: made.value.userId } })
    : made
})
