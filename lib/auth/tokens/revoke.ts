import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { inTransaction } from '@/lib/db'
import { mayManageToken } from '../policy'
import { homeOf } from './home'

/** Ends a token of the actor's own at once. Twice is once; another's is NOT_FOUND. */
export async function revokeToken(ctx: UserCtx, tokenId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const row = await tx.apiToken.findUnique({ where: { id: tokenId } })
    const token = grant(ctx, 'token:revoke', row, mayManageToken)
    const where = { id: token.id, revokedAt: null }
    const { count } = await tx.apiToken.updateMany({ where, data: { revokedAt: ctx.now } })
    if (count === 0) return
    const subject = { subjectKind: 'token', subjectId: token.id, subjectName: token.name }
    const teamId = await homeOf(tx, token.userId)
    await audit(tx, ctx, { teamId, action: 'token.revoked', ...subject, facts: {} })
  })
}
