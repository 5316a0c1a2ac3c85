import { route } from '@/lib/http'
import { cookiesFor, unlockLink } from '@/lib/share'
import { SharedParams, UnlockInput } from '@/lib/share/schema'

export const POST = route(
  { permission: 'public', params: SharedParams, body: UnlockInput },
  async (_ctx, { params, body }, request) => {
    const unlocked = await unlockLink(params.token, body.password, request)
    if (!unlocked.ok) return unlocked
    const answer = new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
    const sealed = unlocked.value
    const cookies = sealed ? cookiesFor(params.token, 'unlock', sealed, request.headers) : []
    for (const cookie of cookies) answer.headers.append('set-cookie', cookie)
    return answer
  },
)
