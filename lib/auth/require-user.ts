import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { UserCtx } from '@/lib/core/actor'
import { authenticateHeaders } from './authenticate'
import { somebodyExists } from './queries'

/** For pages: who is asking, or off to /sign-in (to /set-up while nobody exists). Once per request. */
export const requireUser = cache(async (): Promise<UserCtx> => {
  const asked = await headers()
  const actor = await authenticateHeaders(asked)
  if (actor) return { actor, now: new Date(), requestId: crypto.randomUUID() }
  if (!(await somebodyExists())) redirect('/set-up' as Route)
  const path = asked.get('x-path')
  redirect((path ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in') as Route)
})

/** For the welcome pages: who is already signed in, or null. */
export const currentUser = cache(async () => authenticateHeaders(await headers()))
