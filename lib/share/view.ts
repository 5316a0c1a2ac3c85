import { z } from 'zod'
import type { LinkCtx } from '@/lib/core/actor'
import { invalidInput } from '@/lib/core/errors'
import { db, Prisma } from '@/lib/db'
import { findModel } from '@/lib/providers'
import { namesOf } from '@/lib/providers/fields/schema'
import { RunSettings } from '@/lib/runs/schema'
import { gridOf } from '@/lib/runs/sweep/rules'
import { StoredSweep } from '@/lib/runs/sweep/schema'
import type { SharedCard, SharedOrigin, SharedPage, SharedView } from './schema'
import { countShown, listShown, type Place, type ShownRow } from './shown'

const Keyset = z.tuple([z.number(), z.uuid()])

const encodePlace = ({ place, id }: Place) => Buffer.from(JSON.stringify([place, id])).toString('base64url')

function decodePlace(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  try {
    const [place, id] = Keyset.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { place, id }
  } catch {
    throw invalidInput([{ field: 'cursor', message: 'must be the nextCursor of an earlier page' }])
  }
}

/** The pictures a link shows, a page at a time, each page as cheap as the first. */
export async function readShared(
  ctx: LinkCtx,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<SharedPage> {
  const rows = await listShown(ctx, { after: decodePlace(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { items: page.map(cardOf), nextCursor: last ? encodePlace(last) : null }
}

const cardOf = (row: ShownRow): SharedCard => ({
  id: row.id,
  widthPx: row.widthPx,
  heightPx: row.heightPx,
  thumbhash: row.thumbhash && Buffer.from(row.thumbhash).toString('base64'),
  createdAt: row.createdAt.toISOString(),
  cell: row.cell,
  origin: originOf(row),
})

function originOf({ prompt, settings, seed }: ShownRow): SharedOrigin | null {
  if (prompt === null) return null
  if (settings === null) return { prompt, modelName: null, settings: null, seed: null }
  const told: Record<string, unknown> = { ...RunSettings.parse(settings) }
  for (const name of namesOf('image')) delete told[name]
  const { model } = told as RunSettings
  const modelName = findModel(model)?.name ?? model
  return { prompt, modelName, settings: told as RunSettings, seed: seed === null ? null : Number(seed) }
}

/** Everything a link shows, with the first page of its pictures. */
export async function viewShared(ctx: LinkCtx, limit: number): Promise<SharedView> {
  const { actor } = ctx
  const [link, named, guest, imageCount, page] = await Promise.all([
    readWho(actor.linkId),
    readTarget(ctx),
    actor.guestId
      ? db().guest.findUnique({ where: { id: actor.guestId }, select: { id: true, name: true } })
      : null,
    countShown(ctx),
    readShared(ctx, { limit }),
  ])
  const { showsPrompt, allowsDownload, givesOriginals, allowsVotes, allowsComments } = actor
  return {
    kind: actor.target.kind,
    ...named,
    ...link,
    ...{ showsPrompt, allowsDownload, givesOriginals, allowsVotes, allowsComments },
    guest,
    imageCount,
    ...page,
  }
}

async function readWho(linkId: string) {
  const row = await db().shareLink.findUniqueOrThrow({
    where: { id: linkId },
    select: {
      createdAt: true,
      expiresAt: true,
      user: { select: { name: true } },
      team: { select: { name: true, kind: true } },
    },
  })
  return {
    sharedBy: { name: row.user.name, team: row.team.kind === 'shared' ? row.team.name : null },
    sharedAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }
}

type Named = Pick<SharedView, 'title' | 'description' | 'grid'>
const NAMELESS = {
  image: 'A picture',
  run: 'Pictures',
  sweep: 'A sweep',
  collection: 'A collection',
} as const

/** What strangers read above the pictures. A prompt is a title only where prompts are shown. */
export async function readTarget({ actor: { target, showsPrompt } }: LinkCtx): Promise<Named> {
  const id = Prisma.sql`${target.id}::uuid`
  const untold = { title: NAMELESS[target.kind], description: '', grid: null }
  if (target.kind === 'collection') {
    const row = await db().collection.findUnique({ where: { id: target.id } })
    return row ? { ...untold, title: row.name, description: row.description } : untold
  }
  if (target.kind === 'sweep') return readSweep(target.id, showsPrompt)
  if (!showsPrompt) return untold
  const table = target.kind === 'image' ? Prisma.sql`"Image"` : Prisma.sql`"Run"`
  const [row] = await db().$queryRaw<{ prompt: string }[]>`SELECT "prompt" FROM ${table} WHERE "id" = ${id}`
  return { ...untold, title: row?.prompt || untold.title }
}

async function readSweep(id: string, showsPrompt: boolean): Promise<Named> {
  const { input, axes } = StoredSweep.parse(await db().sweep.findUniqueOrThrow({ where: { id } }))
  const title = (showsPrompt && input.prompt) || NAMELESS.sweep
  return { title, description: '', grid: { ...gridOf(axes), axes: showsPrompt ? axes : null } }
}
