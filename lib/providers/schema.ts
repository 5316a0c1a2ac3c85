import { z } from 'zod'

/** Stability's nine ratios; there is no 4:3. Source: v2beta `generate/sd3`, field `aspect_ratio`. */
export const ASPECT_RATIOS = ['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21'] as const
export const AspectRatio = z.enum(ASPECT_RATIOS)
export type AspectRatio = z.infer<typeof AspectRatio>

export const OUTPUT_FORMATS = ['png', 'jpeg', 'webp'] as const
export const OutputFormat = z.enum(OUTPUT_FORMATS)
export type OutputFormat = z.infer<typeof OutputFormat>

export const OPERATIONS = ['text-to-image'] as const
export type Operation = (typeof OPERATIONS)[number]

export type NumberField = { min: number; max: number; step: number; default: number }

/**
 * What a model can do. The studio's controls, the API's validation and the upstream payload all come
 * from this record: a field that is absent here is neither shown, accepted nor sent.
 */
export type Capabilities = {
  operations: readonly Operation[]
  prompt: { maxChars: number }
  /** Absent when the model ignores a negative prompt. */
  negativePrompt?: { maxChars: number }
  aspectRatios: readonly { ratio: AspectRatio; widthPx: number; heightPx: number }[]
  outputFormats: readonly OutputFormat[]
  /** Inclusive. 0 upstream means "random", so the studio always sends 1..max. */
  seed: { max: number }
  cfgScale?: NumberField
}

/** One entry of a provider's catalogue; `id` is `provider/upstreamId`, e.g. `stability/sd3.5-large`. */
export type Model = {
  id: string
  provider: string
  upstreamId: string
  name: string
  /** One sentence for the model card. */
  description: string
  capabilities: Capabilities
  /** What the upstream charges per image when this record was written, in centicredits. */
  listPrice: { centicredits: number; validFrom: string; source: string }
  /** Median seconds to expect before the studio has its own figures. */
  usualMs: number
}
