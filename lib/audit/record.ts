import type { Actor, Ctx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import type { Db, Prisma, Tx } from '@/lib/db'
import { AUDITED, type AuditAction, type AuditFacts } from './schema'

export type AuditEntry<A extends AuditAction> = {
  /** Whose log it stands in; null for what concerns the instance. */
  teamId: string | null
  action: A
  subjectKind: string
  subjectId: string | null
  /** What people call the subject, as it is called now. */
  subjectName: string
  facts: AuditFacts<A>
}

type Doer = { actorKind: Actor['kind']; actorId: string | null; actorName: string; token?: string }

/** Writes one line of the log in the caller's transaction: it stands if, and only if, the deed does. */
export async function audit<A extends AuditAction>(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  entry: AuditEntry<A>,
): Promise<void> {
  await tx.auditEvent.create({ data: await lineOf(tx, ctx, entry) })
}

/** Writes lines of which each `once` stands in the log a single time, whoever else writes it at the same moment. */
export async function auditOnce<A extends AuditAction>(
  within: Db,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  entries: readonly (AuditEntry<A> & { once: string })[],
): Promise<void> {
  const lines = entries.map(async ({ once, ...entry }) => ({
    ...(await lineOf(within, ctx, entry as AuditEntry<A>)),
    once,
  }))
  await within.auditEvent.createMany({ data: await Promise.all(lines), skipDuplicates: true })
}

async function lineOf<A extends AuditAction>(
  within: Db,
  { actor, now }: Pick<Ctx, 'actor' | 'now'>,
  { facts, subjectName, ...entry }: AuditEntry<A>,
) {
  const { token, ...doer } = await doerOf(within, actor)
  const kept = AUDITED[entry.action].parse(facts) as Prisma.InputJsonObject
  return {
    id: newId(now.getTime()),
    createdAt: now,
    ...entry,
    subjectName: subjectName.slice(0, 300),
    ...doer,
    facts: token === undefined ? kept : { ...kept, byToken: token },
  }
}

async function doerOf(tx: Db, actor: Actor): Promise<Doer> {
  if (actor.kind === 'system') return { actorKind: 'system', actorId: null, actorName: 'Triptych' }
  if (actor.kind === 'shareLink') return guestOf(tx, actor)
  const [person, token] = [
    await tx.user.findUnique({ where: { id: actor.userId }, select: { name: true } }),
    actor.token && (await tx.apiToken.findUnique({ where: { id: actor.token.id }, select: { name: true } })),
  ]
  return {
    actorKind: 'user',
    actorId: actor.userId,
    actorName: person?.name ?? 'Somebody',
    ...(token && { token: token.name }),
  }
}

async function guestOf(tx: Db, actor: Extract<Actor, { kind: 'shareLink' }>): Promise<Doer> {
  const guest =
    actor.guestId && (await tx.guest.findUnique({ where: { id: actor.guestId }, select: { name: true } }))
  const link = await tx.shareLink.findUnique({ where: { id: actor.linkId }, select: { name: true } })
  const by = link?.name ? `the link “${link.name}”` : 'a share link'
  return {
    actorKind: 'shareLink',
    actorId: actor.linkId,
    actorName: guest ? `${guest.name} (guest with ${by})` : `Somebody with ${by}`,
  }
}
