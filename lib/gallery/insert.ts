import type { Tx } from '@/lib/db'

/** `sha256` names bytes that are in storage already: bytes first, rows second. Sizes in pixels and bytes. */
export type NewImage = {
  id: string
  teamId: string
  userId: string
  generationId: string
  sha256: string
  format: string
  byteLength: number
  widthPx: number
  heightPx: number
  prompt: string
  createdAt: Date
}

/** The row of a generation's picture; a second one for the same generation throws. */
export async function insertImage(tx: Tx, image: NewImage): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Image" ("id", "teamId", "userId", "generationId", "sha256", "format", "byteLength", "widthPx", "heightPx", "prompt", "createdAt")
    VALUES (${image.id}::uuid, ${image.teamId}::uuid, ${image.userId}::uuid, ${image.generationId}::uuid, ${image.sha256}, ${image.format},
      ${image.byteLength}, ${image.widthPx}, ${image.heightPx}, ${image.prompt}, ${image.createdAt})`
}
