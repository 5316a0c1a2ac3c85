import { invalidInput } from '@/lib/core/errors'
import { route } from '@/lib/http'
import { stopDigests } from '@/lib/inbox'
import { UnsubscribeQuery } from '@/lib/inbox/schema'
import { readUnsubscribeToken } from '@/lib/news'

function readerOf(token: string): string {
  const userId = readUnsubscribeToken(token)
  if (!userId) throw invalidInput([{ field: 'token', message: 'must be that of a letter from this studio' }])
  return userId
}

/** Whoever follows the link is asked first: mail programs and their guards open links unasked. */
export const GET = route({ permission: 'public', query: UnsubscribeQuery }, async (_, { query }) => {
  readerOf(query.token)
  const location = `/unsubscribe?token=${encodeURIComponent(query.token)}`
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
})

/** RFC 8058: one click in the mail program itself. */
export const POST = route({ permission: 'public', query: UnsubscribeQuery }, (_, { query }) =>
  stopDigests(readerOf(query.token)),
)
