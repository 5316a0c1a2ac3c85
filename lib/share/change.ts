import { audit } from '@/lib/audit'
import { hashPassword } from '@/lib/auth'
import type { UserCtx } from '@/lib/core/actor'
import { type Granted, grant } from '@/lib/core/grant'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db, inTransaction, type Prisma } from '@/lib/db'
import { pathOf } from './create'
import { mayChangeLink, mayRevokeLink } from './policy'
import { readLink } from './queries'
import { optionsRefusal } from './rules'
import type { ChangeLinkInput, LinkView, NewLink } from './schema'
import { hashToken, newToken } from './token'

const find = (id: string) => db().shareLink.findUnique({ where: { id } })
type LinkRow = NonNullable<Awaited<ReturnType<typeof find>>>

const isRevoked = () => refuse('CONFLICT', 'This link was revoked. Make a new one.')

const WORDS: Record<keyof ChangeLinkInput, string> = {
  name: 'name',
  expiresAt: 'expiry',
  password: 'password',
  allowsDownload: 'downloads',
  givesOriginals: 'originals',
  showsPrompt: 'prompt',
  allowsVotes: 'votes',
  allowsComments: 'comments',
}

/** Changes what is named and leaves the rest. Throws NOT_FOUND for a stranger's or a colleague's; CONFLICT once revoked. */
export async function changeLink(
  ctx: UserCtx,
  id: string,
  change: ChangeLinkInput,
): Promise<Result<LinkView>> {
  const row = grant(ctx, 'changeLink', await find(id), mayChangeLink)
  if (row.revokedAt) return isRevoked()
  const refused = optionsRefusal(row.targetKind, change, ctx.now)
  if (refused) return refused
  const { password, expiresAt, ...options } = change
  const data = {
    ...options,
    ...(expiresAt !== undefined && { expiresAt: expiresAt && new Date(expiresAt) }),
    ...(password !== undefined && {
      passwordHash: password && (await hashPassword(password)),
      passwordVersion: { increment: 1 },
    }),
  }
  const changed = Object.entries(WORDS).flatMap(([field, word]) => (field in change ? [word] : []))
  return ok(await write(ctx, row, data, changed))
}

/** A new address: the old one is dead at once, and who came in by it is out. The new one is told this once. */
export async function moveLink(ctx: UserCtx, id: string): Promise<Result<NewLink>> {
  const row = grant(ctx, 'changeLink', await find(id), mayChangeLink)
  if (row.revokedAt) return isRevoked()
  const token = newToken()
  // Whoever left it does not know this one.
  const fresh = { tokenHash: hashToken(token), madeById: null, inheritedAt: null }
  return ok({ ...(await write(ctx, row, fresh, ['address'])), path: pathOf(token) })
}

async function write(
  ctx: UserCtx,
  { id, teamId }: Granted<LinkRow, 'changeLink'>,
  data: Prisma.ShareLinkUncheckedUpdateInput,
  changed: string[],
): Promise<LinkView> {
  return inTransaction(async (tx) => {
    await tx.shareLink.update({ where: { id }, data })
    const link = await readLink(ctx, id, tx)
    const facts = { changed }
    if (changed.length > 0)
      await audit(tx, ctx, {
        ...{
          teamId,
          action: 'link.changed',
          subjectKind: 'link',
          subjectId: id,
          subjectName: link.name,
          facts,
        },
      })
    return link
  })
}

/** Shuts a link for good, at once; again is nothing new. Throws NOT_FOUND for one that is neither own nor led. */
export async function revokeLink(ctx: UserCtx, id: string): Promise<void> {
  const { teamId, name } = grant(ctx, 'revokeLink', await find(id), mayRevokeLink)
  await inTransaction(async (tx) => {
    const shut = await tx.shareLink.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: ctx.now },
    })
    if (shut.count === 0) return
    await audit(tx, ctx, {
      ...{ teamId, action: 'link.revoked', subjectKind: 'link', subjectId: id, subjectName: name, facts: {} },
    })
  })
}
