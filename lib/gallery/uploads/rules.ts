export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024
const MIN_SIDE_PX = 16
export const MAX_SIDE_PX = 16_384
/** 24 megapixels as cameras count them: 5712 x 4284 is one. */
export const MAX_PIXELS = 24 * 1024 * 1024
/** An upstream takes 10 MiB for picture and frame together. */
export const MAX_INPUT_BYTES = 9.5 * 1024 * 1024
/** How long an upload that no run used is kept. */
export const UNUSED_DAYS = 30

/** The rule that a picture's size breaks, or undefined. In pixels, by its header. */
export function sizeProblem({
  widthPx,
  heightPx,
}: {
  widthPx: number
  heightPx: number
}): string | undefined {
  const is = `it is ${widthPx} x ${heightPx}`
  if (Math.min(widthPx, heightPx) < MIN_SIDE_PX)
    return `every side must have at least ${MIN_SIDE_PX} pixels; ${is}`
  if (Math.max(widthPx, heightPx) > MAX_SIDE_PX)
    return `every side must have at most ${MAX_SIDE_PX} pixels; ${is}`
  if (widthPx * heightPx > MAX_PIXELS) return `must have at most ${MAX_PIXELS} pixels in all; ${is}`
  return undefined
}

const KINDS: [sign: RegExp | string, kind: string][] = [
  ['GIF8', 'a GIF'],
  ['%PDF', 'a PDF'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['PK\x05\x06', 'a ZIP archive'],
  ['\x1f\x8b', 'a gzip archive'],
  ['BM', 'a BMP'],
  ['II*\0', 'a TIFF'],
  ['MM\0*', 'a TIFF'],
  [/^.{4}ftyp(?:hei|hev|mif1|msf1)/s, 'a HEIC photo'],
  [/^.{4}ftypavi[fs]/s, 'an AVIF'],
  [/^(?:ï»¿)?\s*<(?:!doctype html|html|head|body|script)/i, 'an HTML page'],
  [/^(?:ï»¿)?\s*<(?:.*<)?svg[\s>]/is, 'an SVG'],
]

/** What a file that is none of ours seems to be, from its first bytes as Latin-1 text. */
export function kindOf(head: string): string {
  const is = (sign: RegExp | string) => (typeof sign === 'string' ? head.startsWith(sign) : sign.test(head))
  return KINDS.find(([sign]) => is(sign))?.[1] ?? 'something else'
}

const NAME_CHARS = 255

/** A file's name without folders, control characters and tricks of direction; null when nothing is left of it. */
export function cleanFileName(name: string | undefined): string | null {
  const last = name?.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const visible = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  const cut = [...visible].slice(0, NAME_CHARS).join('')
  return /^\.*$/.test(cut) ? null : cut
}
