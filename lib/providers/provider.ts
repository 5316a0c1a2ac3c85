import type { AspectRatio, Model, OutputFormat } from './schema'

/** One upstream call: everything the provider needs, already valid for the model. `seed` is 1..max. */
export type RenderRequest = {
  generationId: string
  model: Model
  operation: 'text-to-image'
  prompt: string
  negativePrompt?: string
  aspectRatio: AspectRatio
  seed: number
  outputFormat: OutputFormat
  cfgScale?: number
}

/** The outcomes that carry no image. `code` is stored and stable; `message` is a sentence for people. */
export type FailureKind =
  | 'filtered'
  | 'refused'
  | 'out-of-funds'
  | 'rate-limited'
  | 'unavailable'
  | 'bad-answer'
  | 'cancelled'

/**
 * What one upstream call came to. `nothingSent` is true only when it is proven that the upstream cannot
 * have started work (refused connection, unresolved host): with 429 and 503 these are the only retryable
 * answers. `retryAfterMs` is the upstream's own wait.
 */
export type Outcome =
  | {
      kind: 'image'
      bytes: Buffer
      format: OutputFormat
      widthPx: number
      heightPx: number
      /** The seed the upstream says it used. */
      seed: number
      upstreamRequestId?: string
      /** What came back other than asked (another format, size, or no seed), for the log and the receipt. */
      note?: string
    }
  | {
      kind: FailureKind
      code: string
      message: string
      retryable: boolean
      nothingSent?: boolean
      retryAfterMs?: number
      upstreamRequestId?: string
      /** For the log only; never holds the key. */
      detail?: string
    }

export type Failure = Exclude<Outcome, { kind: 'image' }>

export type RenderOptions = { signal: AbortSignal; deadlineMs: number }

/** What is left in the studio's own account upstream, rounded down. */
export type Balance = { kind: 'balance'; centicredits: number } | Failure

export interface Provider {
  readonly id: string
  /** What is offered today, in the order to show it. */
  catalogue(): readonly Model[]
  /** A model by its id, retired ids included; undefined when it is not this provider's. */
  resolveModel(id: string): Model | undefined
  /** Never throws: every answer and every failure becomes an Outcome. */
  render(request: RenderRequest, options: RenderOptions): Promise<Outcome>
  /** Never throws either. */
  balance?(options: RenderOptions): Promise<Balance>
}
