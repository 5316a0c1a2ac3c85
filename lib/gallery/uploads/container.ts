export type Container = {
  /** Where the picture ends: bytes from here on are something else. */
  end: number
  animated: boolean
  /** 8-bit RGB that any reader sees alike: no metadata, no profile, no comment. */
  plain: boolean
  lossless: boolean
}
export type ContainerFormat = 'png' | 'jpeg' | 'webp'

/** What a picture carries beside its pixels. For containers that `inspectImage` found whole: nothing is checked again. */
export function readContainer(bytes: Buffer, format: ContainerFormat): Container {
  return READERS[format](bytes)
}

const PNG_PLAIN = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sRGB', 'pHYs', 'sBIT'])
/** Say nothing more where sRGB is said (PNG 11.3.2.5). */
const PNG_COLOUR = new Set(['gAMA', 'cHRM'])
const PNG_RGB = new Set([2, 3, 6])

function readPng(bytes: Buffer): Container {
  const isRgb = bytes[24] === 8 && PNG_RGB.has(bytes[25] ?? 0)
  const seen = { end: false, animated: false, sRgb: false, colour: false, more: !isRgb }
  let at = 8
  for (; !seen.end && at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    seen.end = type === 'IEND'
    seen.animated ||= type === 'acTL'
    seen.sRgb ||= type === 'sRGB'
    seen.colour ||= PNG_COLOUR.has(type)
    seen.more ||= !PNG_PLAIN.has(type) && !PNG_COLOUR.has(type)
  }
  const plain = !seen.more && (seen.sRgb || !seen.colour)
  return { end: at, animated: seen.animated, plain, lossless: true }
}

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xc2
/** Tables, restarts and what stands alone. */
const isCoding = (marker: number) =>
  [0x01, 0xc4, SOS, 0xdb, 0xdc, 0xdd].includes(marker) || (marker >= 0xd0 && marker <= 0xd7)

function readJpeg(bytes: Buffer): Container {
  let plain = true
  let at = 2
  for (; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === EOI) break
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= SOI)) at += 2
    else {
      plain &&= isCoding(marker) || isRgbFrame(bytes, at, marker) || isColourHint(bytes, at, marker)
      const next = at + 2 + bytes.readUInt16BE(at + 2)
      at = marker === SOS ? afterScan(bytes, next) : next
    }
  }
  return { end: at + 2, animated: false, plain, lossless: false }
}

const isRgbFrame = (bytes: Buffer, at: number, marker: number) =>
  isFrame(marker) && bytes[at + 4] === 8 && bytes[at + 9] === 3

/** JFIF without a thumbnail, and Adobe's word on the colour transform: both are needed to decode. */
function isColourHint(bytes: Buffer, at: number, marker: number): boolean {
  const length = bytes.readUInt16BE(at + 2)
  const name = bytes.toString('latin1', at + 4, at + 9)
  return (
    (marker === 0xe0 && length === 16 && name === 'JFIF\0') ||
    (marker === 0xee && length === 14 && name === 'Adobe')
  )
}

function afterScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

const WEBP_PLAIN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])
const WEBP_MOVING = new Set(['ANIM', 'ANMF'])
/** Of the flags of VP8X. */
const WEBP_ANIMATED = 0x02

function readWebp(bytes: Buffer): Container {
  const riffEnd = 8 + bytes.readUInt32LE(4)
  const end = riffEnd + (riffEnd % 2 && bytes[riffEnd] === 0 ? 1 : 0)
  const container = { end, animated: false, plain: true, lossless: false }
  for (let at = 12; at + 8 <= riffEnd; ) {
    const type = bytes.toString('latin1', at, at + 4)
    const isFlagged = type === 'VP8X' && ((bytes[at + 8] ?? 0) & WEBP_ANIMATED) !== 0
    container.animated ||= isFlagged || WEBP_MOVING.has(type)
    container.plain &&= WEBP_PLAIN.has(type)
    container.lossless ||= type === 'VP8L'
    const length = bytes.readUInt32LE(at + 4)
    at += 8 + length + (length % 2)
  }
  return container
}

const READERS: Record<ContainerFormat, (bytes: Buffer) => Container> = {
  png: readPng,
  jpeg: readJpeg,
  webp: readWebp,
}
