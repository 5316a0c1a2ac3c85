import type { Variant } from './schema'

/** The small ones, each larger than the one before: where one is not made, the next answers. */
export const SMALL_VARIANTS = ['tiny', 'small', 'thumb', 'medium', 'preview'] as const
export type SmallVariant = (typeof SMALL_VARIANTS)[number]
/** What the longer side of each has at most. */
export const LONGEST_PX = { tiny: 160, small: 320, thumb: 512, medium: 768, preview: 1280 } as const

const STEM_CHARS = 60
const EXTENSION: Record<string, string> = { jpeg: 'jpg' }

type Named = { prompt: string; fileName: string | null; format: string; seed: string | null; id: string }

/**
 * `A red sofa, at dawn!` with seed 7 -> `a-red-sofa-at-dawn-7.png`: up to 60 characters of the prompt, in any
 * script. An upload keeps its own name.
 */
export function fileNameOf(image: Named): string {
  const extension = EXTENSION[image.format] ?? image.format
  if (image.fileName) return `${image.fileName.replace(/\.(?:png|jpe?g|webp|avif)$/i, '')}.${extension}`
  const words =
    image.prompt
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const stem = cutAtWord(words.join('-')) || 'triptych'
  return `${stem}-${image.seed ?? image.id.slice(-8)}.${extension}`
}

function cutAtWord(stem: string): string {
  const letters = [...stem]
  if (letters.length <= STEM_CHARS) return stem
  const cut = letters.slice(0, STEM_CHARS).join('')
  const dash = letters[STEM_CHARS] === '-' ? -1 : cut.lastIndexOf('-')
  return dash > 0 ? cut.slice(0, dash) : cut
}

/** A `content-disposition` every browser reads: an ASCII name beside the true one (RFC 6266). */
export function disposition(kind: 'inline' | 'attachment', fileName: string): string {
  const plain = fileName.normalize('NFKD').replace(/\p{M}/gu, '')
  const ascii = plain.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${exact}`
}

export type Bytes = { format: string; sha256: string; byteLength: number }
export type SmallBytes = Bytes & { name: string }

/**
 * Which bytes answer for `variant`: AVIF where the reader names it, else WebP unless refused; of the next larger one
 * where there is neither, and the original in the end. `settled` is false while better bytes may still be made.
 */
export function chooseBytes(
  variant: Variant,
  accept: string | null,
  original: Bytes,
  made: SmallBytes[],
): { bytes: Bytes; settled: boolean } {
  if (variant === 'original') return { bytes: original, settled: true }
  const formats = ['avif', 'webp'].filter((format) => accepts(accept, format))
  const wanted = upFrom(variant).flatMap((name) => formats.map((format) => ({ name, format })))
  const bytes = wanted
    .map((one) => made.find(({ name, format }) => name === one.name && format === one.format))
    .find((each) => each !== undefined)
  return { bytes: bytes ?? original, settled: made.length > 0 }
}

/** The small version itself and those larger than it, which may stand in for it. */
export const upFrom = (variant: Variant): readonly SmallVariant[] =>
  variant === 'original' ? [] : SMALL_VARIANTS.slice(SMALL_VARIANTS.indexOf(variant))

/** A wildcard vouches for WebP, which every browser reads, and not for AVIF. */
function accepts(accept: string | null, format: string): boolean {
  if (!accept?.trim()) return format === 'webp'
  const weights = new Map(accept.split(',').map(weighed))
  const general = format === 'webp' ? (weights.get('image/*') ?? weights.get('*/*')) : undefined
  return (weights.get(`image/${format}`) ?? general ?? 0) > 0
}

function weighed(entry: string): [type: string, weight: number] {
  const [type = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase())
  const weight = parameters.find((each) => each.startsWith('q='))
  return [type, weight ? Number(weight.slice(2)) : 1]
}

/** Whether an `If-None-Match` names this entity tag: weakly compared, as RFC 9110 §13.1.2 says. */
export function namesTag(header: string | null, etag: string): boolean {
  if (header === null) return false
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(etag)
}

/**
 * One byte range of a `Range` header, both ends inclusive (RFC 9110 §14.2). Null means the whole: no header,
 * another unit, several ranges, or nonsense, all of which a server may ignore.
 */
export function rangeOf(
  header: string | null,
  byteLength: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? []
  if (first === '' && last === '') return null
  if (first !== '' && last !== '' && Number(first) > Number(last)) return null
  const start = first === '' ? Math.max(0, byteLength - Number(last)) : Number(first)
  const end = first === '' || last === '' ? byteLength - 1 : Math.min(Number(last), byteLength - 1)
  return start > end ? 'unsatisfiable' : { start, end }
}
