import { type Draft, MAX_IMAGES } from './draft'

/** A change of shape takes a new number, and drafts of the old one are let go. */
const VERSION = 1

const isText = (value: unknown) => typeof value === 'string'
const isWhole = (value: unknown) => Number.isSafeInteger(value)
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value)

// By hand: zod would be a ninth of all the script this page loads. A field without its check does not compile.
const CHECKS: { [Field in keyof Draft]: (value: unknown) => boolean } = {
  prompt: isText,
  negativePrompt: isText,
  model: isText,
  aspectRatio: (value) => isText(value) && /^\d+:\d+$/.test(String(value)),
  outputFormat: (value) => ['png', 'jpeg', 'webp'].includes(String(value)),
  count: (value) => isWhole(value) && Number(value) >= 1 && Number(value) <= MAX_IMAGES,
  seed: (value) => value === null || (isWhole(value) && Number(value) >= 0),
  cfgScale: (value) => value === null || isNumber(value),
}

/** The draft as text to keep. */
export const packDraft = (draft: Draft): string => JSON.stringify({ version: VERSION, draft })

/**
 * A kept draft, or null when there is none, it is damaged, or from another version. Whether the models of
 * today offer what it names is for `fitToModel`.
 */
export function unpackDraft(text: string | null): Draft | null {
  if (text === null) return null
  try {
    const { version, draft } = JSON.parse(text) as { version?: unknown; draft?: Record<string, unknown> }
    const entries = Object.entries(CHECKS).map(([field, check]) => [field, draft?.[field], check] as const)
    if (version !== VERSION || !entries.every(([, value, check]) => check(value))) return null
    return Object.fromEntries(entries) as Draft
  } catch {
    return null
  }
}
