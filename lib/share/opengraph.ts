import { hash } from 'node:crypto'
import type { LinkCtx } from '@/lib/core/actor'
import { db } from '@/lib/db'
import { drawPanels, makeVariants } from '@/lib/gallery'
import { namesTag } from '@/lib/gallery/rules'
import { storage } from '@/lib/storage'
import { nothingHere } from './admit'
import { findShown, listShown } from './shown'

const KEPT = 32
const drawn = new Map<string, Promise<Buffer>>()

/** What a link unfurls with: its first pictures, 1200 × 630. Throws NOT_FOUND behind a password, or without a picture. */
export async function deliverOpenGraph(ctx: LinkCtx, request: Request): Promise<Response> {
  if (await hasPassword(ctx)) throw nothingHere()
  const names = await firstPreviews(ctx)
  if (names.length === 0) throw nothingHere()
  const key = hash('sha256', names.join(' '))
  const headers = {
    etag: `"${key.slice(0, 32)}"`,
    'cache-control': 'no-cache',
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
  }
  if (namesTag(request.headers.get('if-none-match'), headers.etag))
    return new Response(null, { status: 304, headers })
  const bytes = await drawnOnce(key, names)
  return new Response(new Uint8Array(bytes), {
    headers: { ...headers, 'content-length': String(bytes.length) },
  })
}

async function hasPassword({ actor: { linkId } }: LinkCtx): Promise<boolean> {
  const where = { id: linkId, passwordHash: { not: null } }
  return (await db().shareLink.findFirst({ where, select: { id: true } })) !== null
}

async function firstPreviews(ctx: LinkCtx): Promise<string[]> {
  const rows = await listShown(ctx, { limit: 3 })
  const found = await Promise.all(rows.map(({ id }) => previewOf(ctx, id)))
  return found.filter((name) => name !== undefined)
}

async function previewOf(ctx: LinkCtx, id: string): Promise<string | undefined> {
  const image = await findShown(ctx, id, 'preview')
  if (image && !image.made) await makeVariants(id)
  const ready = image?.made ? image : await findShown(ctx, id, 'preview')
  return ready?.made?.[0]?.sha256
}

/** The latest ones are kept: a link is unfurled by everybody in a chat at once. */
function drawnOnce(key: string, names: string[]): Promise<Buffer> {
  const before = drawn.get(key)
  if (before) return before
  const drawing = Promise.all(names.map((name) => storage().read(name))).then(drawPanels)
  drawing.catch(() => drawn.delete(key))
  drawn.set(key, drawing)
  const [oldest] = drawn.keys()
  if (drawn.size > KEPT && oldest) drawn.delete(oldest)
  return drawing
}
