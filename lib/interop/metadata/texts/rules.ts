import type { Texts } from '../rules'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const MAX_TEXT_BYTES = 4 * 1024 * 1024

/** The texts in a PNG (tEXt, zTXt, iTXt), or the Exif user comment of a JPEG or WebP. Never throws; damaged ones are left out. */
export async function textsIn(bytes: Uint8Array): Promise<Texts> {
  if (PNG.every((byte, i) => bytes[i] === byte)) return pngTexts(bytes)
  const comment = userComment(bytes)
  return new Map(comment ? [['UserComment', comment]] : [])
}

async function pngTexts(bytes: Uint8Array): Promise<Texts> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const texts = new Map<string, string>()
  for (let at = PNG.length; at + 12 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at)
    if (end + 4 > bytes.length) break
    const [keyword, text] = await textOf(latin1(bytes.subarray(at + 4, at + 8)), bytes.subarray(at + 8, end))
    if (keyword && text !== undefined && !texts.has(keyword)) texts.set(keyword, text)
    at = end + 4
  }
  return texts
}

async function textOf(type: string, data: Uint8Array): Promise<[string?, string?]> {
  const nul = data.indexOf(0)
  if (nul <= 0) return []
  const keyword = latin1(data.subarray(0, nul))
  const rest = data.subarray(nul + 1)
  if (type === 'tEXt') return [keyword, decodedText(rest)]
  if (type === 'zTXt') return [keyword, await inflatedText(rest.subarray(1))]
  if (type !== 'iTXt') return []
  const language = rest.indexOf(0, 2)
  const translated = language < 0 ? -1 : rest.indexOf(0, language + 1)
  if (translated < 0) return []
  const text = rest.subarray(translated + 1)
  return [keyword, rest[0] === 1 ? await inflatedText(text) : utf8(text)]
}

/** tEXt is Latin-1 by its standard, and UTF-8 by what programs write. */
function decodedText(data: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data)
  } catch {
    return latin1(data)
  }
}

async function inflatedText(data: Uint8Array): Promise<string | undefined> {
  try {
    const inflated = new Blob([new Uint8Array(data)]).stream().pipeThrough(new DecompressionStream('deflate'))
    const chunks: Uint8Array[] = []
    let size = 0
    for (const reader = inflated.getReader(); ; ) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > MAX_TEXT_BYTES) {
        await reader.cancel()
        return undefined
      }
      chunks.push(value)
    }
    return utf8(new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()))
  } catch {
    return undefined
  }
}

const utf8 = (data: Uint8Array) => new TextDecoder().decode(data)
const latin1 = (data: Uint8Array) => new TextDecoder('latin1').decode(data)
const UNICODE = [0x55, 0x4e, 0x49, 0x43, 0x4f, 0x44, 0x45, 0]
const EXIF_LOOKED_AT = 256 * 1024

/** The Exif UserComment (tag 0x9286), where AUTOMATIC1111 keeps its text in JPEG and WebP, in the TIFF's own byte order. */
function userComment(bytes: Uint8Array): string | undefined {
  const exif = tiffIn(bytes)
  if (!exif) return undefined
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength)
  const little = exif[0] === 0x49
  try {
    const exifAt = entryIn(view, view.getUint32(4, little), 0x8769, little)
    const found = exifAt && entryIn(view, view.getUint32(exifAt + 8, little), 0x9286, little)
    if (!found) return undefined
    const [length, at] = [view.getUint32(found + 4, little), view.getUint32(found + 8, little)]
    const data = exif.subarray(at, at + length)
    if (!UNICODE.every((byte, i) => data[i] === byte)) return utf8(data.subarray(8))
    return new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(data.subarray(8))
  } catch {
    return undefined
  }
}

function entryIn(view: DataView, directoryAt: number, tag: number, little: boolean): number | undefined {
  const count = view.getUint16(directoryAt, little)
  for (let i = 0; i < count; i++) {
    const at = directoryAt + 2 + i * 12
    if (view.getUint16(at, little) === tag) return at
  }
  return undefined
}

/** Where the Exif block's TIFF header stands, `II*\0` or `MM\0*`; metadata comes first or, in WebP, last. */
function tiffIn(bytes: Uint8Array): Uint8Array | undefined {
  const parts = [
    bytes.subarray(0, EXIF_LOOKED_AT),
    bytes.subarray(Math.max(0, bytes.length - EXIF_LOOKED_AT)),
  ]
  for (const part of parts) {
    for (let at = part.indexOf(0x45); at >= 0; at = part.indexOf(0x45, at + 1)) {
      const start = tiffAfter(part, at)
      if (start !== undefined) return part.subarray(start)
    }
  }
  return undefined
}

/** After `Exif\0\0` in a JPEG, or `EXIF` and a length in a WebP. */
function tiffAfter(part: Uint8Array, at: number): number | undefined {
  const marker = latin1(part.subarray(at, at + 4)).toLowerCase()
  if (marker !== 'exif') return undefined
  return [at + 6, at + 8, at + 14].find((start) =>
    /^(II\*\0|MM\0\*)/.test(latin1(part.subarray(start, start + 4))),
  )
}
