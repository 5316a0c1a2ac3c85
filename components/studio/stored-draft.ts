import * as z from 'zod/mini'
import type { Draft } from './draft'

/** Version 1 of what is kept; a change of shape takes a new number, and the old is let go. */
const StoredDraft = z.object({
  version: z.literal(1),
  draft: z.object({
    prompt: z.string(),
    negativePrompt: z.string(),
    model: z.string(),
    aspectRatio: z.enum(['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21']),
    outputFormat: z.enum(['png', 'jpeg', 'webp']),
    count: z.int().check(z.minimum(1), z.maximum(10)),
    seed: z.nullable(z.int()),
    cfgScale: z.nullable(z.number()),
  }),
})

/** The draft as text to keep. */
export const packDraft = (draft: Draft): string => JSON.stringify({ version: 1, draft })

/** A kept draft, or null when there is none, it is damaged, or from another version. */
export function unpackDraft(text: string | null): Draft | null {
  if (text === null) return null
  try {
    return StoredDraft.parse(JSON.parse(text)).draft
  } catch {
    return null
  }
}
