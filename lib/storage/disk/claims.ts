import { readFile, unlink, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Claim, type Claimed, type Json, SHA256, type Stored } from '../storage'
import { unlessMissing } from './files'
import type { Layout } from './layout'
import { sizeOf } from './reading'

const Written = z.object({
  sha256: z.string().regex(SHA256),
  byteLength: z.int().min(0),
  facts: z.custom<Json>((value) => value !== undefined),
})

/**
 * Small files that say whose bytes a blob is, for the case that the process dies before a row says so. Not
 * synced: after a power cut a claim may be missing or half there, and then it never was.
 */
export function claimsIn(layout: Layout) {
  return {
    write({ id, facts }: Claim, { sha256, byteLength }: Stored): Promise<void> {
      return writeFile(layout.claim(id), JSON.stringify({ sha256, byteLength, facts }), { mode: 0o640 })
    },
    drop: (id: string): Promise<void> => unlink(layout.claim(id)).catch(unlessMissing(undefined)),
    async find(id: string): Promise<Claimed | null> {
      const text = await readFile(layout.claim(id), 'utf8').catch(unlessMissing(null))
      const claim = text === null ? null : parsed(text)
      const blob = claim && (await sizeOf(layout, claim.sha256))
      return blob?.byteLength === claim?.byteLength ? claim : null
    },
  }
}

function parsed(text: string): Claimed | null {
  try {
    return Written.parse(JSON.parse(text))
  } catch {
    return null
  }
}
