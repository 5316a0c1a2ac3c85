import { z } from 'zod'
import type { Outcome } from '@/lib/providers'
import { storage } from '@/lib/storage'

const Facts = z.object({
  seed: z.int().min(0).optional(),
  format: z.string(),
  byteLength: z.int().positive(),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  upstreamRequestId: z.string().optional(),
})

/** An image whose bytes are safe, and what has to be known to make its row. */
export type StoredImage = z.infer<typeof Facts> & { sha256: string }

/** Writes the bytes under the generation's claim, so that a crash before the row is written loses nothing. */
export async function storeImage(
  generationId: string,
  outcome: Extract<Outcome, { kind: 'image' }>,
): Promise<StoredImage> {
  const { bytes, format, widthPx, heightPx, seed, upstreamRequestId } = outcome
  const facts = {
    ...(seed !== undefined && { seed }),
    format,
    widthPx,
    heightPx,
    byteLength: bytes.length,
    ...(upstreamRequestId && { upstreamRequestId }),
  }
  const { sha256 } = await storage().store(bytes, { id: generationId, facts })
  return { ...facts, sha256 }
}

/** What an earlier, dead worker had already stored for this generation, or null. */
export async function findStored(generationId: string): Promise<StoredImage | null> {
  const claim = await storage().findClaim(generationId)
  const facts = Facts.safeParse(claim?.facts)
  return claim && facts.success ? { ...facts.data, sha256: claim.sha256 } : null
}

export const dropClaim = (generationId: string): Promise<void> => storage().dropClaim(generationId)
