import type { NamesOf, Settings } from './fields/schema'
import type { Capability, Model, OutputFormat } from './schema'
import type { WireCall } from './wire/schema'

/** A picture that goes upstream: a whole file without metadata, upright, in sRGB. */
export type InputImage = { bytes: Buffer; format: OutputFormat; widthPx: number; heightPx: number }
export type ImageName = NamesOf<'image'>

/** One upstream call: everything the provider needs, already valid for the capability. */
export type RenderRequest = {
  generationId: string
  model: Model
  capability: Capability
  /** Every field but the pictures; defaults the studio has are filled in, the upstream's own are left out. */
  settings: Omit<Settings, ImageName>
  images: { readonly [N in ImageName]?: InputImage }
  /** 1..max of the capability; absent when it has none. */
  seed?: number
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
      /** The seed the upstream says it used, else the requested one; absent when there is none. */
      seed?: number
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

export type CallOptions = { signal: AbortSignal; deadlineMs: number }

/** How an upstream knows a job it has accepted. Kept in the database as JSON: parse it with zod on the way back. */
export type Ticket = { readonly [key: string]: string | number | boolean | null }

export type RenderOptions = CallOptions & {
  /**
   * For capabilities that are async: call once, as soon as the upstream has taken the job, and go on only when
   * it resolves. From then on the job can be resumed by another process and is never submitted again.
   */
  onAccepted?: (ticket: Ticket) => Promise<void>
  /** 0..1, as often as the upstream tells. */
  onProgress?: (fraction: number) => void
}

/**
 * The reason a signal is aborted with when the process goes down: what was accepted upstream is left running,
 * to be resumed by the next process. Any other reason is a person's wish: cancel upstream where it can be.
 */
export const LEAVE_IT_RUNNING = Symbol('leave it running')

/** What is left in the studio's own account upstream, rounded down. */
export type Balance = { kind: 'balance'; centicredits: number } | Failure

export interface Provider {
  /** What is offered today, in the order to show it. */
  catalogue(): readonly Model[]
  /** A model by its id, retired ids included; undefined when it is not this provider's. */
  resolveModel(id: string): Model | undefined
  /** Never throws: every answer and every failure becomes an Outcome. */
  render(request: RenderRequest, options: RenderOptions): Promise<Outcome>
  /** Goes on with what `onAccepted` was told, perhaps by a process that is dead. Never throws, never submits. */
  resume?(ticket: Ticket, request: RenderRequest, options: RenderOptions): Promise<Outcome>
  /** The call a request makes, for people to copy as code; never with the key. */
  wireCall?(request: RenderRequest): WireCall
  /** Never throws either. */
  balance?(options: CallOptions): Promise<Balance>
}
