import { auditArchive } from '@/lib/audit'
import type { LinkCtx, UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { db } from '@/lib/db'
import { collectionItems, findCollection, findImage, strippedBytes } from '@/lib/gallery'
import { mayReadCollection } from '@/lib/gallery/collections/policy'
import { mayReadImage } from '@/lib/gallery/policy'
import { type Bytes, disposition } from '@/lib/gallery/rules'
import { storage } from '@/lib/storage'
import { livesOn } from './admit'
import { stemOf } from './rules'
import { findShown, listShown, type Place, shownIds } from './shown'
import { readTarget } from './view'
import { type ZipEntry, zipFile } from './zip-file'

const PAGE = 100
const EXTENSION: Record<string, string> = { jpeg: 'jpg' }

/** What ends an archive in the middle: who asked may not have the rest any more. */
class NoLongerShown extends Error {}

function entry(stem: string, number: number, modifiedAt: Date, { format, sha256 }: Bytes): ZipEntry {
  const name = `${stem}-${String(number).padStart(3, '0')}.${EXTENSION[format] ?? format}`
  return {
    name,
    modifiedAt,
    async *bytes() {
      yield* (await storage().open(sha256)).stream
    },
  }
}

/** All that a link shows, in its order, as one archive; written while it is read. Cut off when the link dies meanwhile. */
export async function zipShared(ctx: LinkCtx, request: Request): Promise<Response> {
  const { title } = await readTarget(ctx)
  const { givesOriginals, target, teamId } = ctx.actor
  if (request.method === 'HEAD') return answer(stemOf(title), null)
  const how = givesOriginals ? 'downloaded' : 'copied'
  await auditArchive(ctx, { teamId, subject: { ...target, name: '' }, how, imageIds: await shownIds(ctx) })
  return answer(stemOf(title), sharedEntries(ctx, stemOf(title)))
}

async function* sharedEntries(ctx: LinkCtx, stem: string): AsyncGenerator<ZipEntry> {
  let number = 0
  for (let after: Place | undefined, more = true; more; ) {
    const rows = await listShown(ctx, { after, limit: PAGE })
    for (const row of rows) {
      if (!(await livesOn(ctx))) throw new NoLongerShown()
      const image = await findShown(ctx, row.id, 'original')
      number += 1
      if (image)
        yield entry(
          stem,
          number,
          row.createdAt,
          ctx.actor.givesOriginals ? image : await strippedBytes(image),
        )
    }
    after = rows.at(-1)
    more = rows.length === PAGE
  }
}

/** A collection's originals, or those of them named, for who may open it; throws NOT_FOUND otherwise. Cut off when they are removed meanwhile. */
export async function zipCollection(
  ctx: UserCtx,
  collectionId: string,
  request: Request,
  only?: ReadonlySet<string>,
): Promise<Response> {
  const { id, teamId, name } = grant(
    ctx,
    'readCollection',
    await findCollection(ctx, collectionId),
    mayReadCollection,
  )
  if (request.method === 'HEAD') return answer(stemOf(name), null)
  const imageIds = (await collectionItems(id))
    .map((item) => item.id)
    .filter((each) => only?.has(each) ?? true)
  await auditArchive(ctx, { teamId, subject: { kind: 'collection', id, name }, how: 'downloaded', imageIds })
  return answer(stemOf(name), memberEntries(ctx, id, stemOf(name), only))
}

async function* memberEntries(
  ctx: UserCtx,
  collectionId: string,
  stem: string,
  only?: ReadonlySet<string>,
): AsyncGenerator<ZipEntry> {
  let number = 0
  for (let after: Parameters<typeof collectionItems>[1] = {}, more = true; more; ) {
    const items = await collectionItems(collectionId, { ...after, limit: PAGE })
    for (const { id } of items) {
      if (only && !only.has(id)) continue
      const image = await findImage(ctx, id)
      if (image && !(await isStillMember(ctx, image.teamId))) throw new NoLongerShown()
      number += 1
      if (image && !image.deletedAt && mayReadImage(ctx.actor, image))
        yield entry(stem, number, image.createdAt, image)
    }
    const last = items.at(-1)
    after = last ? { after: last } : {}
    more = items.length === PAGE
  }
}

const isStillMember = async ({ actor: { userId } }: UserCtx, teamId: string): Promise<boolean> =>
  (await db().membership.findFirst({
    where: { teamId, userId, team: { deletedAt: null }, user: { suspendedAt: null } },
  })) !== null

function answer(stem: string, entries: AsyncGenerator<ZipEntry> | null): Response {
  return new Response(entries && streamOf(zipFile(entries)), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': disposition('attachment', `${stem}.zip`),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Pulled by the reader, a chunk at a time; who leaves early closes what was open. */
function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}
