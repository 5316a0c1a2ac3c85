import { z } from 'zod'

/** A checkpoint file as the server lists it, and the three text encoder files it needs when it holds none. */
export type Checkpoint = { file: string; title: string; encoders?: Encoders }
export type Encoders = readonly [clipL: string, clipG: string, t5: string]

export const DEFAULT_CHECKPOINTS = 'sd3.5_large_fp8_scaled.safetensors=SD 3.5 Large (ComfyUI)'
export const DEFAULT_ENCODERS: Encoders = [
  'clip_l.safetensors',
  'clip_g.safetensors',
  't5xxl_fp8_e4m3fn.safetensors',
]

const ENTRY = /^(?<file>[^=+]+)(?<bare>\+encoders)?(?:=(?<title>.+))?$/

/** `a,b` as its parts without white space; empty ones are dropped. */
export const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** `file.safetensors=Title, bare.safetensors+encoders=Title`. */
export const CheckpointList = z
  .string()
  .transform(listOf)
  .pipe(
    z.array(z.string().regex(ENTRY, 'must be file=Title or file+encoders=Title, parted by commas')).min(1),
  )
  .refine((entries) => new Set(entries.map(fileOf)).size === entries.length, 'must not name a file twice')

/** Three file names: clip_l, clip_g, t5xxl. */
export const EncoderList = z
  .string()
  .transform(listOf)
  .pipe(z.tuple([z.string(), z.string(), z.string()], 'must be three file names: clip_l,clip_g,t5xxl'))

const fileOf = (entry: string): string => ENTRY.exec(entry)?.groups?.file?.trim() ?? entry

/** The checkpoints of a list. Encoders that are given while no entry is marked are meant for all. */
export function checkpointsOf(entries: readonly string[], encoders?: Encoders): Checkpoint[] {
  const noneMarked = !entries.some((entry) => ENTRY.exec(entry)?.groups?.bare)
  return entries.map((entry) => {
    const { bare, title } = ENTRY.exec(entry)?.groups ?? {}
    const file = fileOf(entry)
    const needsThem = bare !== undefined || (encoders !== undefined && noneMarked)
    return {
      file,
      title: title?.trim() || stemOf(file),
      ...(needsThem && { encoders: encoders ?? DEFAULT_ENCODERS }),
    }
  })
}

const stemOf = (file: string): string =>
  (file.split(/[\\/]/).at(-1) ?? file).replace(/\.(safetensors|ckpt|sft)$/i, '')
