import type { FieldName, FieldOf } from './fields/schema'

/** What can be asked for. One operation has one capability record per model that offers it. */
export const OPERATIONS = [
  'text-to-image',
  'image-to-image',
  'inpaint',
  'erase',
  'outpaint',
  'search-and-replace',
  'search-and-recolor',
  'remove-background',
  'relight',
  'upscale',
  'sketch',
  'structure',
  'style',
  'style-transfer',
] as const
export type Operation = (typeof OPERATIONS)[number]

/** Every ratio that some provider has; a record lists its own. */
export const ASPECT_RATIOS = [
  '21:9',
  '16:9',
  '3:2',
  '4:3',
  '5:4',
  '1:1',
  '4:5',
  '3:4',
  '2:3',
  '9:16',
  '9:21',
] as const
export type AspectRatio = (typeof ASPECT_RATIOS)[number]

export const OUTPUT_FORMATS = ['png', 'jpeg', 'webp'] as const
export type OutputFormat = (typeof OUTPUT_FORMATS)[number]

/** A choice's size is what to expect; `exact: false` where the upstream does not promise it. */
export type Shape = { ratio: AspectRatio; widthPx: number; heightPx: number; exact?: false }

/** Fields by name: what is absent is neither shown, accepted nor sent. */
export type Fields = { readonly [N in FieldName]?: FieldOf<N> }

/**
 * A rule across fields: one of `oneOf` must be given (a number counts when it is not 0), and with
 * `when` only if that field is given. `sentence` is the rule as told: "must be ...".
 */
export type Need = { when?: FieldName; oneOf: readonly FieldName[]; sentence: string }

/** The size of what comes: its ratio's; the input's; that times a factor, or with margins; or so many megapixels of its ratio. */
type OutputSize =
  | { from: 'ratio' }
  | { from: 'input' }
  | { from: 'factor'; factor: number }
  | { from: 'margins' }
  | { from: 'megapixels'; megapixels: number }

/** What the upstream charges per image, in centicredits (1 credit is 0.01 USD), and who says so since when. */
export type ListPrice = {
  centicredits: number
  validFrom: string
  source: string
  /** From a variable: a change of it counts from the next start on. */
  byOperator?: boolean
}

/**
 * What a model can do when asked for one operation. The studio's controls, the API's validation, the payload
 * and the table in docs/providers.md all come from this record.
 */
export type Capability = {
  operation: Operation
  fields: Fields
  /** Inclusive; the studio draws 1..max. Absent when the upstream takes no seed. */
  seed?: { max: number }
  /** Most images of one run where more would all be the same picture. */
  maxCount?: number
  needs?: readonly Need[]
  outputSize: OutputSize
  /** Most bytes of one call, inputs included. */
  requestBytes?: number
  /** The upstream takes the order and is asked later. */
  isAsync?: boolean
  /** The upstream says how far it is. */
  hasProgress?: boolean
  listPrice: ListPrice
  /** Milliseconds to expect before the studio has its own figures. */
  usualMs: number
  /** How long an answer may take; the provider's own limit when absent. */
  timeoutMs?: number
  /** Sentences for the docs: what is ignored, rewritten, or not promised. */
  notes?: readonly string[]
}

/** One entry of a provider's catalogue; `id` is `provider/upstreamId`, e.g. `stability/sd3.5-large`. */
export type Model = {
  id: string
  provider: string
  upstreamId: string
  name: string
  /** One sentence for the model card. */
  description: string
  /** At least one; the first is what the model is mostly for. */
  capabilities: readonly Capability[]
}
