import type { LinkCtx, ShareLinkActor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { db, Prisma } from '@/lib/db'
import { readCookie } from './cookies'
import { targetSeenBy } from './reach'
import { type TargetKind, TOKEN } from './schema'
import { hashToken, unlocks } from './token'

export type LivingLink = {
  id: string
  teamId: string
  userId: string
  targetKind: TargetKind
  targetId: string
  name: string
  tokenHash: string
  passwordHash: string | null
  passwordVersion: number
  showsPrompt: boolean
  allowsDownload: boolean
  givesOriginals: boolean
  allowsVotes: boolean
  allowsComments: boolean
  guestId: string | null
}

export const nothingHere = () => new AppError('NOT_FOUND', 'There is nothing here under that address.')

/**
 * The link under an address, while it lives: not revoked nor expired, its maker still in the team, its target still
 * there for them. One query says all of it, so that no answer takes longer for a link that once was.
 */
export async function findLiving(token: unknown, now: Date, guestSecret = ''): Promise<LivingLink | null> {
  if (typeof token !== 'string' || !TOKEN.test(token)) return null
  return livingWhere(Prisma.sql`l."tokenHash" = ${hashToken(token)}`, now, guestSecret)
}

/** Whether a link somebody was let in by lives on, while an answer to them goes on. */
export const livesOn = async ({ actor }: LinkCtx): Promise<boolean> =>
  (await livingWhere(Prisma.sql`l."id" = ${actor.linkId}::uuid`, new Date(), '')) !== null

async function livingWhere(found: Prisma.Sql, now: Date, guestSecret: string): Promise<LivingLink | null> {
  const [link] = await db().$queryRaw<LivingLink[]>`
    SELECT l."id", l."teamId", l."userId", l."targetKind"::text AS "targetKind", l."targetId", l."name", l."tokenHash",
      l."passwordHash", l."passwordVersion", l."showsPrompt", l."allowsDownload", l."givesOriginals", l."allowsVotes",
      l."allowsComments", g."id" AS "guestId"
    FROM "ShareLink" l
    JOIN "Team" t ON t."id" = l."teamId" AND t."deletedAt" IS NULL
    JOIN "Membership" m ON m."teamId" = l."teamId" AND m."userId" = l."userId"
    JOIN "User" u ON u."id" = l."userId" AND u."suspendedAt" IS NULL
    LEFT JOIN "Guest" g ON g."shareLinkId" = l."id" AND g."secretHash" = ${hashToken(guestSecret)}
    WHERE ${found} AND l."revokedAt" IS NULL
      AND (l."expiresAt" IS NULL OR l."expiresAt" > ${now}::timestamptz) AND ${targetSeenBy(Prisma.sql`l."userId"`)}`
  return link ?? null
}

export const actorOf = (link: LivingLink): ShareLinkActor => ({
  kind: 'shareLink',
  linkId: link.id,
  teamId: link.teamId,
  sharedById: link.userId,
  target: { kind: link.targetKind, id: link.targetId },
  showsPrompt: link.showsPrompt,
  allowsDownload: link.allowsDownload,
  givesOriginals: link.allowsDownload && link.givesOriginals,
  allowsVotes: link.allowsVotes && link.targetKind === 'collection',
  allowsComments: link.allowsComments && link.targetKind === 'collection',
  guestId: link.guestId,
})

/** `gone` for every dead or unknown address alike; `locked` when its password was not given, or not the present one. */
export type Admission =
  | { state: 'gone' }
  | { state: 'locked' }
  | { state: 'open'; ctx: LinkCtx; isProtected: boolean }

/** Who holds an address, as its cookies say. */
export async function knock(headers: Headers, token: unknown, requestId: string): Promise<Admission> {
  const now = new Date()
  const link = await findLiving(token, now, readCookie(headers, 'guest'))
  if (!link) return { state: 'gone' }
  const isProtected = link.passwordHash !== null
  if (isProtected && !unlocks(link, readCookie(headers, 'unlock'), now)) return { state: 'locked' }
  return { state: 'open', ctx: { actor: actorOf(link), now, requestId }, isProtected }
}

/**
 * For routes: the stranger behind a request to `/api/v1/shared/{token}`. NOT_FOUND for an unknown, revoked or expired
 * address alike; UNAUTHENTICATED with `details.needs = 'password'` while that is missing.
 */
export async function admitLink(
  request: Request,
  token: unknown,
  requestId: string = crypto.randomUUID(),
): Promise<LinkCtx> {
  const admission = await knock(request.headers, token, requestId)
  if (admission.state === 'open') return admission.ctx
  if (admission.state === 'gone') throw nothingHere()
  throw new AppError('UNAUTHENTICATED', 'This needs the password that came with the link.', {
    details: { needs: 'password' },
  })
}
