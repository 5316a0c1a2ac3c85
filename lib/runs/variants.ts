import { refundCapture } from '@/lib/credits'
import { db, inTransaction } from '@/lib/db'
import { makeVariants } from '@/lib/gallery'
import { touchRun } from './settle'

const BROKEN = 'The picture turned out not to be readable.'

/** The job `image.variants`: small versions of a stored image, or its money back when it does not decode. */
export async function renderVariants(imageId: string): Promise<void> {
  const made = await makeVariants(imageId)
  const image = await db().image.findUnique({ where: { id: imageId }, select: { generationId: true } })
  const generationId = image?.generationId
  if (!generationId) return
  const now = new Date()
  await inTransaction(async (tx) => {
    if (!made.ok) await refund(generationId, tx, now)
    await touchRun(tx, generationId, now, { ended: false })
  })
}

async function refund(
  generationId: string,
  tx: Parameters<typeof refundCapture>[0],
  now: Date,
): Promise<void> {
  await refundCapture(tx, generationId, BROKEN, now)
  await tx.$executeRaw`
    UPDATE "Generation" SET "state" = 'failed', "code" = 'UNDECODABLE', "message" = ${BROKEN} WHERE "id" = ${generationId}::uuid`
}
