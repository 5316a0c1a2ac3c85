import { setTimeout as sleep } from 'node:timers/promises'
import { refundCapture } from '@/lib/credits'
import { db, inTransaction } from '@/lib/db'
import { notify } from '@/lib/events'
import { makeLighter, makeVariants } from '@/lib/gallery'
import { enqueue } from '@/lib/jobs'
import { touchRun } from './settle'

const BROKEN = 'The picture turned out not to be readable.'

/** The job `image.variants`: small versions of a stored image, or its money back when it does not decode. */
export async function renderVariants(imageId: string): Promise<void> {
  const made = await makeVariants(imageId)
  const image = await db().image.findUnique({ where: { id: imageId }, select: { generationId: true } })
  const now = new Date()
  await inTransaction(async (tx) => {
    if (made.ok && image) await notify(tx, ...(await enqueue(tx, 'image.lighter', [{ imageId }])))
    if (!image?.generationId) return
    if (!made.ok) await refund(image.generationId, tx, now)
    await touchRun(tx, image.generationId, now, { ended: false })
  })
}

/** How many times as long as it worked the job below rests: it is never what a page waits for. */
const RESTS = 3

/** The job `image.lighter`: further small versions, at a fraction of one core until `signal` says that there is no time. */
export async function renderLighter(imageId: string, signal: AbortSignal): Promise<void> {
  const began = performance.now()
  if (!(await makeLighter(imageId))) return
  await sleep((performance.now() - began) * RESTS, undefined, { signal }).catch(() => {})
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
