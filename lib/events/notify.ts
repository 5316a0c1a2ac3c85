import type { Tx } from '@/lib/db'
import { CHANNEL } from './channel'
import type { Notice } from './subscribers'

/** Tells every process when, and only if, the transaction commits. */
export async function notify(tx: Tx, ...notices: Notice[]): Promise<void> {
  const payloads = notices.map((notice) => JSON.stringify(notice))
  await tx.$queryRaw`SELECT pg_notify(${CHANNEL}, payload)::text FROM unnest(${payloads}::text[]) AS payload`
}
