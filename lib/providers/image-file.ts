import { crc32 } from 'node:zlib'
import type { OutputFormat } from './schema'

export type ImageFacts = { format: OutputFormat; widthPx: number; heightPx: number }
export type ImageProblem = { problem: 'empty' | 'not-an-image' | 'truncated' | 'corrupt' }
type Verdict = ImageFacts | ImageProblem

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const WEBP_PICTURES = new Set(['VP8 ', 'VP8L', 'ANMF'])

/**
 * Walks the container of a PNG (every chunk's CRC), JPEG or WebP to its end marker and reads the declared
 * size in pixels. No pixel is decoded and no byte copied; what follows the end marker is not judged.
 */
export function inspectImage(bytes: Buffer): Verdict {
  if (bytes.length === 0) return { problem: 'empty' }
  if (startsLike(bytes, PNG_SIGNATURE)) return inspectPng(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return inspectJpeg(bytes)
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
    return inspectWebp(bytes)
  return { problem: 'not-an-image' }
}

const startsLike = (bytes: Buffer, signature: Buffer) => bytes.subarray(0, signature.length).equals(signature)

const sized = (format: OutputFormat, widthPx: number, heightPx: number): Verdict =>
  widthPx > 0 && heightPx > 0 ? { format, widthPx, heightPx } : { problem: 'corrupt' }

function inspectPng(bytes: Buffer): Verdict {
  let hasPixels = false
  for (let at = PNG_SIGNATURE.length; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return { problem: 'truncated' }
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (at === PNG_SIGNATURE.length && (type !== 'IHDR' || end !== at + 25)) return { problem: 'corrupt' }
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return { problem: 'corrupt' }
    hasPixels ||= type === 'IDAT'
    if (type === 'IEND') {
      return hasPixels ? sized('png', bytes.readUInt32BE(16), bytes.readUInt32BE(20)) : { problem: 'corrupt' }
    }
    at = end
  }
  return { problem: 'truncated' }
}

const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

function inspectJpeg(bytes: Buffer): Verdict {
  let size: Verdict | undefined
  let hasScan = false
  for (let at = 2; at + 2 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return { problem: 'corrupt' }
    if (marker === 0xff) at += 1
    else if (standsAlone(marker)) at += 2
    else if (marker === 0xd9) return size && hasScan ? size : { problem: 'corrupt' }
    else {
      if (at + 4 > bytes.length) break
      const end = at + 2 + bytes.readUInt16BE(at + 2)
      if (end > bytes.length) break
      if (isFrameHeader(marker)) {
        if (end < at + 9) return { problem: 'corrupt' }
        size = sized('jpeg', bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))
      }
      hasScan ||= marker === 0xda
      at = marker === 0xda ? afterScan(bytes, end) : end
    }
  }
  return { problem: 'truncated' }
}

/** Where the next marker after entropy-coded data stands: `ff 00` is a stuffed byte, `ff d0..d7` a restart. */
function afterScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

function inspectWebp(bytes: Buffer): Verdict {
  const riffEnd = 8 + bytes.readUInt32LE(4)
  if (riffEnd > bytes.length) return { problem: 'truncated' }
  let size: Verdict | undefined
  let hasPixels = false
  for (let at = 12; at + 8 <= riffEnd; ) {
    const type = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    if (at + 8 + length > riffEnd) return { problem: 'truncated' }
    size ??= webpSize(type, bytes.subarray(at + 8, at + 8 + length))
    hasPixels ||= WEBP_PICTURES.has(type)
    at += 8 + length + (length % 2)
  }
  return size && hasPixels ? size : { problem: 'corrupt' }
}

function webpSize(type: string, data: Buffer): Verdict | undefined {
  if (type === 'VP8X' && data.length >= 10)
    return sized('webp', data.readUIntLE(4, 3) + 1, data.readUIntLE(7, 3) + 1)
  if (type === 'VP8L' && data.length >= 5 && data[0] === 0x2f) {
    const packed = data.readUInt32LE(1)
    return sized('webp', (packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1)
  }
  if (type === 'VP8 ' && data.length >= 10 && data.readUIntBE(3, 3) === 0x9d012a) {
    return sized('webp', data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff)
  }
  return undefined
}
