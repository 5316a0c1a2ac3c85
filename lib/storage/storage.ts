import { AppError } from '@/lib/core/errors'

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }
export type Stored = { sha256: string; byteLength: number }
/** Says whose bytes these are, before they are in place. `id` is a UUID. */
export type Claim = { id: string; facts: Json }
export type Claimed = Stored & { facts: Json }
/** Both ends inclusive, in bytes from 0, as in HTTP. */
export type ByteRange = { start: number; end: number }
/** `byteLength` of the whole blob; `stream` gives the range asked for. */
export type Opened = { stream: ReadableStream<Uint8Array>; byteLength: number }
export type SweepOptions = {
  olderThanMs: number
  /** Given a batch of hashes, those that something still needs. */
  isReferenced(sha256: string[]): Promise<Iterable<string>>
}

/** Bytes named by their own SHA-256 (64 hex digits, lower case). Any other name throws INVALID_INPUT. */
export interface Storage {
  /** Durable when it resolves; the same bytes are kept once. Throws UNAVAILABLE when there is no room. */
  store(bytes: Uint8Array, claim?: Claim): Promise<Stored>
  /** Null unless the claim and all of its bytes are here. */
  findClaim(id: string): Promise<Claimed | null>
  dropClaim(id: string): Promise<void>
  /** Throws MissingBlob. */
  read(sha256: string): Promise<Buffer>
  /** Throws MissingBlob; the range must lie within the blob. */
  open(sha256: string, range?: ByteRange): Promise<Opened>
  stat(sha256: string): Promise<{ byteLength: number } | null>
  /**
   * Removes a blob nobody stored within `untouchedForMs`: the caller saw no row that needs it, and a row for
   * bytes stored that recently may not be committed yet. False when it stays, or is not there.
   */
  remove(sha256: string, untouchedForMs: number): Promise<boolean>
  /** Throws unless bytes can be written now. */
  check(): Promise<void>
  /** Removes unreferenced blobs, claims and unfinished writes older than `olderThanMs`. Gives the blobs removed. */
  sweepOrphans(options: SweepOptions): Promise<number>
}

/** The bytes are not in storage, though something said they were. */
export class MissingBlob extends Error {
  constructor(readonly sha256: string) {
    super(`no bytes are stored as ${sha256}`)
    this.name = 'MissingBlob'
  }
}

/** The only names blobs have. */
export const SHA256 = /^[0-9a-f]{64}$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Guards every path made from a name: throws INVALID_INPUT unless it is a SHA-256 in hex. */
export function assertSha256(name: string): void {
  if (!SHA256.test(name)) throw new AppError('INVALID_INPUT', 'sha256: must be 64 hexadecimal digits')
}

/** Guards every path made from a claim's id: throws INVALID_INPUT unless it is a UUID. */
export function assertClaimId(id: string): void {
  if (!UUID.test(id)) throw new AppError('INVALID_INPUT', 'id: must be a UUID')
}
