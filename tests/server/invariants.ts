import { createHash } from 'node:crypto'
import { BROKEN_INVARIANTS } from '../integration/invariants'
import type { Caller } from './caller'
import type { Peek } from './peek'

/** Every money invariant over the whole database, as broken sentences; empty when all hold. */
export async function brokenMoney(peek: Peek): Promise<string[]> {
  return (await peek.rows<{ broken: string }>(BROKEN_INVARIANTS)).map((row) => row.broken)
}

/** Images whose bytes, as their author is given them, are not those of their row; empty when all are there. */
export async function brokenImages(peek: Peek, authors: Map<string, Caller>): Promise<string[]> {
  const images = await peek.rows<{ id: string; userId: string; sha256: string; byteLength: number }>(
    `SELECT "id", "userId", "sha256", "byteLength" FROM "Image" WHERE "brokenAt" IS NULL`,
  )
  const broken: string[] = []
  for (const { id, userId, sha256, byteLength } of images) {
    const author = authors.get(userId)
    if (!author) throw new Error(`nobody signed in as ${userId}`)
    const { status, bytes } = await author.get(`/api/v1/images/${id}/original`)
    const found = createHash('sha256').update(bytes).digest('hex')
    if (status !== 200) broken.push(`image ${id}: status ${status}`)
    else if (found !== sha256 || bytes.length !== byteLength) broken.push(`image ${id}: other bytes`)
  }
  return broken
}
