import { answerSignedIn, clientAddress, signUp } from '@/lib/auth'
import { SignUpInput } from '@/lib/auth/schema'
import { route } from '@/lib/http'
import { signUpByInvite } from '@/lib/membership'

export const POST = route({ permission: 'public', body: SignUpInput }, async (ctx, { body }, request) => {
  const caller = { ...ctx, address: clientAddress(request.headers) }
  const { invite, ...person } = body
  const made = invite ? await signUpByInvite(caller, { ...person, invite }) : await signUp(caller, person)
  if (!made.ok) return made
  const { userId, teamId } = made.value
  return answerSignedIn(request, made.value, { status: 201, body: { id: userId }, ...(invite && { teamId }) })
})
