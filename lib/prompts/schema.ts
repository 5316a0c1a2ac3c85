import { z } from 'zod'
import { PageQuery } from '@/lib/core/page'

const MAX_TEXT = 10_000
const SAVED_KINDS = ['prompt', 'style'] as const

const name = z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters')
const text = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(MAX_TEXT, `must have at most ${MAX_TEXT} characters`)
const negativePrompt = z.string().trim().max(MAX_TEXT, `must have at most ${MAX_TEXT} characters`).nullable()

/** A style stands behind a prompt; a prompt stands alone. `isShared` shows it to the whole team. */
export const SavePromptInput = z.strictObject({
  kind: z.enum(SAVED_KINDS),
  name,
  text,
  negativePrompt: negativePrompt.default(null),
  isShared: z.boolean().default(false),
})
export type SavePromptInput = z.output<typeof SavePromptInput>

export const ChangePromptInput = z
  .strictObject({ name, text, negativePrompt, isShared: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'must change something')
export type ChangePromptInput = z.output<typeof ChangePromptInput>

export const SavedPromptParams = z.object({ promptId: z.uuid() })
export const SavedPromptQuery = PageQuery.extend({ kind: z.enum(SAVED_KINDS).optional() })
export type SavedPromptQuery = z.output<typeof SavedPromptQuery>

export const SavedPromptView = z.object({
  id: z.uuid(),
  kind: z.enum(SAVED_KINDS),
  name: z.string(),
  text: z.string(),
  negativePrompt: z.string().nullable(),
  isShared: z.boolean(),
  author: z.object({ id: z.uuid(), name: z.string() }),
  /** Whether it is the asker's own, to be changed. */
  isMine: z.boolean(),
  updatedAt: z.iso.datetime(),
})
export type SavedPromptView = z.infer<typeof SavedPromptView>
export const SavedPromptPage = z.object({
  items: z.array(SavedPromptView),
  nextCursor: z.string().nullable(),
})
export type SavedPromptPage = z.infer<typeof SavedPromptPage>

/** `search`: words that must all stand in a prompt, anywhere and in any case. */
export const AskedPromptQuery = PageQuery.extend({ search: z.string().max(200).default('') })
export type AskedPromptQuery = z.output<typeof AskedPromptQuery>

/** A prompt that own runs were asked with: the last of them, and how many. */
export const AskedPrompt = z.object({
  prompt: z.string(),
  runId: z.uuid(),
  lastAskedAt: z.iso.datetime(),
  times: z.int(),
})
export type AskedPrompt = z.infer<typeof AskedPrompt>
export const AskedPromptPage = z.object({ items: z.array(AskedPrompt), nextCursor: z.string().nullable() })
export type AskedPromptPage = z.infer<typeof AskedPromptPage>
