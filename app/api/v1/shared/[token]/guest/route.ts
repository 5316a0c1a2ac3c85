import { route } from '@/lib/http'
import { cookiesFor, joinAsGuest } from '@/lib/share'
import { JoinInput, SharedParams } from '@/lib/share/schema'

export const POST = route(
  { permission: 'link:join', params: SharedParams, body: JoinInput },
  async (ctx, { params, body }, request) => {
    const joined = await joinAsGuest(ctx, body.name, request.headers)
    if (!joined.ok) return joined
    const { guest, secret } = joined.value
    const answer = Response.json(guest, { headers: { 'cache-control': 'no-store' } })
    const cookies = secret ? cookiesFor(params.token, 'guest', secret, request.headers) : []
    for (const cookie of cookies) answer.headers.append('set-cookie', cookie)
    return answer
  },
)
