import { headers } from 'next/headers'
import { after } from 'next/server'
import { cache } from 'react'
import { currentUser } from '@/lib/auth'
import { type LinkCtx, roleIn } from '@/lib/core/actor'
import { countView, isLooking, knock, readCookie, viewShared } from '@/lib/share'

const FIRST_PAGE = 60
/** A sweep is shown as the table it is, at once. */
const WHOLE_SWEEP = 1000

/** What stands behind an address for who asks, once per request: for the page and for its title. */
export const readLink = cache(async (token: string) => {
  const asked = await headers()
  const admission = await knock(asked, token, crypto.randomUUID())
  if (admission.state !== 'open') return admission
  const { ctx } = admission
  const limit = ctx.actor.target.kind === 'sweep' ? WHOLE_SWEEP : FIRST_PAGE
  return { ...admission, view: await viewShared(ctx, limit) }
})

/** Counts a visitor once a day, when a person from outside the team looks. */
export async function countVisitor(ctx: LinkCtx): Promise<void> {
  const asked = await headers()
  if (readCookie(asked, 'seen') || !isLooking(asked.get('x-method') ?? 'GET', (name) => asked.get(name)))
    return
  const { linkId, teamId } = ctx.actor
  const visitor = await currentUser().catch(() => null)
  if (visitor && roleIn(visitor, teamId)) return
  after(() => countView(linkId, ctx.now))
}
