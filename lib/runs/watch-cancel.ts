import { db } from '@/lib/db'
import { onGap, subscribe } from '@/lib/events'
import { logger } from '@/lib/logger'

/** Calls `stop` when somebody cancels the generation, also when the notice of it was missed. Returns the way out. */
export function onCancel(generationId: string, stop: () => void): () => void {
  const look = async () => {
    const row = await db().generation.findUnique({
      where: { id: generationId },
      select: { cancelRequestedAt: true },
    })
    if (row?.cancelRequestedAt) stop()
  }
  const ends = [
    subscribe('cancel', (notice) => {
      if (notice.kind === 'cancel' && notice.generationId === generationId) stop()
    }),
    onGap(
      () => void look().catch((error) => logger().warn({ err: error, generationId }, 'cannot see a cancel')),
    ),
  ]
  return () => {
    for (const end of ends) end()
  }
}
