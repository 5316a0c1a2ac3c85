import { db } from '@/lib/db'
import { opensFor, visibleTo } from '@/lib/gallery'
import { mentionsIn } from '@/lib/review/rules'
import { invitesFor } from '@/lib/teams'
import type { Named, Seen } from './rules'
import type { NewsImage } from './schema'

/** Who reads, and the living teams they are in. */
export type Reader = { userId: string; teamIds: string[] }

type Field = keyof Named
const gather = (all: readonly Named[], field: Field): string[] => [
  ...new Set(all.flatMap((each) => each[field] ?? [])),
]

/** Everything that rows of news name, as far as the reader may see it now: seven questions, however many rows. */
export async function seenBy(reader: Reader, all: readonly Named[]): Promise<Seen> {
  const [comments, rounds] = await Promise.all([
    commentsOf(reader, gather(all, 'commentId')),
    roundsOf(reader, gather(all, 'roundId')),
  ])
  const more: Named[] = [...comments.values(), ...rounds.values()].map(({ collectionId, ...rest }) => ({
    ...('imageId' in rest && { imageId: rest.imageId }),
    ...(collectionId && { collectionId }),
  }))
  const mentioned = [...comments.values()].flatMap(({ text }) => mentionsIn(text))
  const [teams, people, images, collections, invites] = await Promise.all([
    teamsOf(reader),
    peopleOf([...gather(all, 'byId'), ...mentioned]),
    imagesOf(reader, gather([...all, ...more], 'imageId')),
    collectionsOf(reader, gather([...all, ...more], 'collectionId')),
    invitesOf(reader, gather(all, 'inviteId')),
  ])
  // Words said in a collection are its audience's alone.
  for (const [id, { collectionId }] of comments)
    if (collectionId && !collections.has(collectionId)) comments.delete(id)
  return { teams, people, images, collections, rounds, comments, invites }
}

const byId = <T extends { id: string }>(rows: T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]))
const names = (rows: { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]))

async function teamsOf({ teamIds }: Reader) {
  return names(await db().team.findMany({ where: { id: { in: teamIds } }, select: { id: true, name: true } }))
}

async function peopleOf(ids: string[]) {
  if (ids.length === 0) return new Map<string, string>()
  return names(await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }))
}

type ImageRow = { id: string; widthPx: number; heightPx: number; thumbhash: Uint8Array | null }

async function imagesOf({ userId, teamIds }: Reader, ids: string[]): Promise<Map<string, NewsImage>> {
  if (ids.length === 0) return new Map()
  const rows = await db().$queryRaw<ImageRow[]>`
    SELECT i."id", i."widthPx", i."heightPx", i."thumbhash" FROM "Image" i
    WHERE i."id" = ANY(${ids}::uuid[]) AND i."teamId" = ANY(${teamIds}::uuid[]) AND ${visibleTo(userId)}`
  return byId(
    rows.map(({ thumbhash, ...row }) => ({
      ...row,
      thumbhash: thumbhash && Buffer.from(thumbhash).toString('base64'),
      hasVariants: thumbhash !== null,
    })),
  )
}

async function collectionsOf({ userId, teamIds }: Reader, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  return names(
    await db().$queryRaw<{ id: string; name: string }[]>`
      SELECT c."id", c."name" FROM "Collection" c
      WHERE c."id" = ANY(${ids}::uuid[]) AND c."teamId" = ANY(${teamIds}::uuid[]) AND c."deletedAt" IS NULL
        AND ${opensFor(userId)}`,
  )
}

async function roundsOf({ teamIds }: Reader, ids: string[]) {
  const select = { id: true, number: true, name: true, collectionId: true }
  if (ids.length === 0) return new Map<string, never>()
  return byId(
    await db().reviewRound.findMany({ where: { id: { in: ids }, teamId: { in: teamIds } }, select }),
  )
}

async function commentsOf({ teamIds }: Reader, ids: string[]) {
  const select = { id: true, text: true, imageId: true, collectionId: true }
  if (ids.length === 0) return new Map<string, never>()
  const where = { id: { in: ids }, teamId: { in: teamIds }, deletedAt: null }
  return byId(await db().comment.findMany({ where, select }))
}

async function invitesOf({ userId }: Reader, ids: string[]) {
  return byId(ids.length === 0 ? [] : await invitesFor(userId, ids, new Date()))
}
