import type { z } from 'zod'
import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { db } from '@/lib/db'
import { mayManageAccount } from './policy'
import { getMe } from './queries'
import type { MeView, UpdateProfileInput } from './schema'

/** Changes one's own name. */
export async function updateProfile(
  ctx: UserCtx,
  input: z.output<typeof UpdateProfileInput>,
): Promise<MeView> {
  const { id } = grant(ctx, 'account:manage', { id: ctx.actor.userId }, mayManageAccount)
  await db().user.update({ where: { id }, data: { name: input.name } })
  return getMe(ctx)
}
