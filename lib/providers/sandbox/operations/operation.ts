import type { OutputFormat } from '../../schema'
import type { Mark } from '../mark'
import type { Raster } from '../pixels/raster'
import type { Fields } from '../read-form'

/** A finished drawing; the mark is laid on last, and is absent only when nothing is new or nothing has room for it. */
export type Picture = { pixels: Raster; mark?: Mark | undefined }

/** A form that breaks no rule. */
export type Order = {
  /** Everything that was said in words: misbehaviour is asked for in any of it. */
  said: string
  /** 0 means random; absent when the operation takes none. */
  seed?: number
  format: OutputFormat
  /** What it takes on the real thing, in human pauses. */
  usualMs: number
  /** Deterministic in the form and the seed. */
  draw(seed: number): Promise<Picture>
}

/** One route of the v2beta surface. */
export type Operation = {
  /** After `/v2beta/stable-image/`. */
  path: string
  /** Answers with an id, under which the picture is fetched later. */
  isAsync?: true
  /** Undefined, or `fields.errors` filled, when the form breaks a rule. */
  read(fields: Fields): Promise<Order | undefined>
}

/** The general rule of edits. Source: v2beta reference. */
export const EDITED = { minSide: 64, minPx: 4096, maxPx: 9_437_184 }
export const EDITED_IN_RATIO = { ...EDITED, maxRatio: 2.5 }

export const MEGAPIXEL = 1024 * 1024

/** About so many megapixels in the shape of a picture. */
export function sizeOf({ width, height }: { width: number; height: number }, megapixels: number) {
  const scale = Math.sqrt((megapixels * MEGAPIXEL) / (width * height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
