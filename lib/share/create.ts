import { audit } from '@/lib/audit'
import { hashPassword } from '@/lib/auth'
import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { newId } from '@/lib/core/ids'
import { ok, type Result } from '@/lib/core/result'
import { inTransaction } from '@/lib/db'
import { mayCreateLink } from './policy'
import { findTarget, readLink } from './queries'
import { optionsRefusal } from './rules'
import type { CreateLinkInput, NewLink } from './schema'
import { hashToken, newToken } from './token'

export const pathOf = (token: string): string => `/s/${token}`

/**
 * Makes a way for strangers to see something the actor may see; throws NOT_FOUND otherwise. The address is told this
 * once. Asked twice, there are two links.
 */
export async function createLink(ctx: UserCtx, input: CreateLinkInput): Promise<Result<NewLink>> {
  const { target, password, expiresAt = null, ...options } = input
  grant(ctx, 'createLink', await findTarget(ctx, target), mayCreateLink)
  const refused = optionsRefusal(target.kind, input, ctx.now)
  if (refused) return refused
  const [id, token] = [newId(ctx.now.getTime()), newToken()]
  const passwordHash = password ? await hashPassword(password) : null
  const { teamId, userId } = ctx.actor
  return inTransaction(async (tx) => {
    await tx.shareLink.create({
      data: {
        ...options,
        ...{ id, teamId, userId, passwordHash, createdAt: ctx.now },
        ...{ targetKind: target.kind, targetId: target.id, tokenHash: hashToken(token) },
        expiresAt: expiresAt && new Date(expiresAt),
      },
    })
    const link = await readLink(ctx, id, tx)
    await audit(tx, ctx, {
      ...{ teamId, action: 'link.created', subjectKind: 'link', subjectId: id, subjectName: link.name },
      facts: {
        targetKind: target.kind,
        expiresAt: link.expiresAt,
        hasPassword: link.hasPassword,
        allowsDownload: link.allowsDownload,
        givesOriginals: link.givesOriginals,
      },
    })
    return ok({ ...link, path: pathOf(token) })
  })
}
