import { db } from '@/lib/db'

/** One more visitor has looked. Who is one is decided by a cookie that lasts a day. */
export async function countView(linkId: string, now: Date): Promise<void> {
  await db().shareLink.updateMany({
    where: { id: linkId },
    data: { viewCount: { increment: 1 }, lastViewedAt: now },
  })
}
