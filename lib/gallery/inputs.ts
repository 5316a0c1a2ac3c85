import { z } from 'zod'
import type { UserCtx } from '@/lib/core/actor'
import { db } from '@/lib/db'
import { storage } from '@/lib/storage'
import { readableBy } from './reach'

/** What the rules of an input look at; the bytes counted are those that go upstream. `hasAlpha` null: not known. */
export type InputImageFacts = {
  id: string
  widthPx: number
  heightPx: number
  byteLength: number
  hasAlpha: boolean | null
}
type InputBytes = { bytes: Buffer; format: string; widthPx: number; heightPx: number }

/** Those of the images that the actor may start from, by id: of their team, theirs or shown to them, not in the trash. */
export async function findInputs(ctx: UserCtx, ids: string[]): Promise<Map<string, InputImageFacts>> {
  const possible = ids.filter((id) => z.uuid().safeParse(id).success)
  if (possible.length === 0) return new Map()
  const readable = await readableOf(ctx, possible)
  const images = await db().image.findMany({
    where: { id: { in: readable }, deletedAt: null },
    include: { variants: { where: { name: 'input' } } },
  })
  return new Map(
    images.map(({ id, widthPx, heightPx, byteLength, hasAlpha, variants: [input] }) => [
      id,
      { id, widthPx, heightPx, byteLength: input?.byteLength ?? byteLength, hasAlpha },
    ]),
  )
}

/** Those of the ids that are images of the actor's team and that they may read. */
export async function readableOf(ctx: UserCtx, ids: string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT i."id" FROM "Image" i WHERE i."id" = ANY(${ids}::uuid[]) AND ${readableBy(ctx)}`
  return rows.map(({ id }) => id)
}

/** The bytes of an image as they go upstream; null when it is gone. For callers that checked who asked. */
export async function readInput(imageId: string): Promise<InputBytes | null> {
  const image = await db().image.findUnique({
    where: { id: imageId },
    include: { variants: { where: { name: 'input' } } },
  })
  if (!image) return null
  const { sha256, format } = image.variants[0] ?? image
  return { bytes: await storage().read(sha256), format, widthPx: image.widthPx, heightPx: image.heightPx }
}
