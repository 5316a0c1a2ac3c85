import { hash, randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/days'
import { grant } from '@/lib/core/grant'
import { newId } from '@/lib/core/ids'
import { ok, type Result, refuse } from '@/lib/core/result'
import { inTransaction } from '@/lib/db'
import { mayManageAccount } from '../policy'
import { homeOf } from './home'
import { tokenView } from './queries'
import { isOperatorScope, visiblePrefix } from './rules'
import type { NewTokenInput, NewTokenView } from './schema'

const MOST_LIVING = 100

/** How a token is kept: it has 256 random bits, which no list of guesses reaches, so nothing slower is needed. */
export const hashOf = (token: string): string => hash('sha256', token, 'hex')

/** Makes an API token of the actor's own. The answer is the one time that it is told. */
export async function createToken(
  ctx: UserCtx,
  input: z.output<typeof NewTokenInput>,
): Promise<Result<NewTokenView>> {
  const { id: userId } = grant(ctx, 'token:create', { id: ctx.actor.userId }, mayManageAccount)
  if (!ctx.actor.isOperator && input.scopes.some(isOperatorScope))
    return refuse('FORBIDDEN', 'Only an operator can allow a token what operators do.')
  const token = `tri_${randomBytes(32).toString('base64url')}`
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`
    if (input.id && (await tx.apiToken.findUnique({ where: { id: input.id } })))
      return refuse(
        'CONFLICT',
        'This token was made already. It is told only once: revoke it and make another.',
      )
    const living = { userId, revokedAt: null, expiresAt: { gt: ctx.now } }
    if ((await tx.apiToken.count({ where: living })) >= MOST_LIVING)
      return refuse('CONFLICT', `You have ${MOST_LIVING} tokens. Revoke one that is not needed first.`)
    const row = await tx.apiToken.create({
      data: {
        id: input.id ?? newId(ctx.now.getTime()),
        userId,
        name: input.name,
        prefix: visiblePrefix(token),
        tokenHash: hashOf(token),
        scopes: input.scopes,
        createdAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + input.days * DAY_MS),
      },
    })
    const { scopes } = input
    const facts = { scopes, expiresAt: row.expiresAt.toISOString() }
    const subject = { subjectKind: 'token', subjectId: row.id, subjectName: row.name }
    await audit(tx, ctx, { teamId: await homeOf(tx, userId), action: 'token.created', ...subject, facts })
    return ok({ ...tokenView(row), token })
  })
}
