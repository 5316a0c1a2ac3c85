import { audit } from '@/lib/audit'
import type { Ctx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db'
import { tell } from '@/lib/inbox'
import { nameOf } from './leaving'
import type { Going } from './transfer'

const MOST_NAMED = 500

type Inherited = { id: string; name: string; isOpen: boolean }

/**
 * The share links of who goes become the heir's, and say whose they were: who made them may have kept the addresses.
 * The heir and the log hear of those that still lead somewhere.
 */
export async function inheritLinks(tx: Tx, ctx: Pick<Ctx, 'actor' | 'now'>, going: Going): Promise<void> {
  const { teamId, userId, toUserId } = going
  const { now } = ctx
  const links = await tx.$queryRaw<Inherited[]>`
    UPDATE "ShareLink" SET "userId" = ${toUserId}::uuid, "inheritedAt" = ${now}::timestamptz,
      "madeById" = NULLIF(COALESCE("madeById", ${userId}::uuid), ${toUserId}::uuid)
    WHERE "teamId" = ${teamId}::uuid AND "userId" = ${userId}::uuid
    RETURNING "id", "name", "revokedAt" IS NULL AND ("expiresAt" IS NULL OR "expiresAt" > ${now}::timestamptz) AS "isOpen"`
  const open = links.filter(({ isOpen }) => isOpen)
  if (open.length > 0) await record(tx, ctx, going, open)
}

async function record(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  going: Going,
  links: Inherited[],
): Promise<void> {
  const { teamId, userId, toUserId } = going
  const count = links.length
  const facts = { byId: userId, count }
  await tell(tx, ctx.now, [toUserId], {
    ...{ teamId, kind: 'links-inherited', subject: `${teamId} ${newId()}`, facts },
  })
  const names = links.flatMap(({ name }) => (name ? [name] : [])).slice(0, 5)
  const linkIds = links.slice(0, MOST_NAMED).map(({ id }) => id)
  await audit(tx, ctx, {
    ...{ teamId, action: 'link.inherited', subjectKind: 'user', subjectId: userId },
    ...{ subjectName: await nameOf(tx, userId) },
    facts: { count, toName: await nameOf(tx, toUserId), names, linkIds },
  })
}
