import { constants, crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

export type PictureFormat = 'png' | 'jpeg' | 'webp'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const IDAT_BYTES = 64 * 1024
const made = new Map<string, Buffer>()

/** A valid RGB PNG, the same bytes for the same size. `heavy`: noise that weighs 1.5 MB at 1024 x 1024. */
export function pngPicture(widthPx: number, heightPx: number, heavy = false): Buffer {
  const name = `${widthPx}x${heightPx}${heavy}`
  const known = made.get(name)
  if (known) return known
  const png = encodePng(widthPx, heightPx, heavy)
  made.set(name, png)
  return png
}

/** The same picture in another container. */
export function picture(format: PictureFormat, widthPx: number, heightPx: number): Promise<Buffer> {
  const png = pngPicture(widthPx, heightPx)
  return format === 'png' ? Promise.resolve(png) : sharp(png).toFormat(format).toBuffer()
}

function encodePng(widthPx: number, heightPx: number, heavy: boolean): Buffer {
  const rows = heavy ? noise(widthPx, heightPx) : gradient(widthPx, heightPx)
  const pixels = deflateSync(rows, {
    level: 1,
    strategy: heavy ? constants.Z_HUFFMAN_ONLY : constants.Z_DEFAULT_STRATEGY,
  })
  const parts = [SIGNATURE, pngChunk('IHDR', headerOf(widthPx, heightPx))]
  for (let at = 0; at < pixels.length; at += IDAT_BYTES) {
    parts.push(pngChunk('IDAT', pixels.subarray(at, at + IDAT_BYTES)))
  }
  return Buffer.concat([...parts, pngChunk('IEND', Buffer.alloc(0))])
}

/** A PNG that a reader of headers and chunks takes for one of that size; `weightBytes` more of a chunk nobody reads. */
export function headerOnlyPng(widthPx: number, heightPx: number, weightBytes = 0): Buffer {
  const empty = Buffer.alloc(0)
  const chunks = [pngChunk('IHDR', headerOf(widthPx, heightPx)), pngChunk('IDAT', empty)]
  if (weightBytes > 0) chunks.push(pngChunk('trIp', Buffer.alloc(weightBytes)))
  return Buffer.concat([SIGNATURE, ...chunks, pngChunk('IEND', empty)])
}

function headerOf(widthPx: number, heightPx: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(widthPx, 0)
  header.writeUInt32BE(heightPx, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return header
}

/** One PNG chunk with its length and CRC. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(data.length + 12)
  chunk.writeUInt32BE(data.length, 0)
  chunk.write(type, 4, 'latin1')
  data.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, data.length + 8)), data.length + 8)
  return chunk
}

function gradient(widthPx: number, heightPx: number): Buffer {
  return rowsOf(
    widthPx,
    heightPx,
    (x, y, channel) => ((channel === 0 ? x : channel === 1 ? y : x + y) >> 2) & 0xff,
  )
}

/** Four random bits a byte: Huffman coding alone halves it. */
function noise(widthPx: number, heightPx: number): Buffer {
  let state = 0x9e3779b9
  return rowsOf(widthPx, heightPx, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 24) & 0xf0
  })
}

function rowsOf(
  widthPx: number,
  heightPx: number,
  sample: (x: number, y: number, channel: number) => number,
): Buffer {
  const stride = widthPx * 3 + 1
  const rows = Buffer.alloc(stride * heightPx)
  for (let y = 0; y < heightPx; y += 1) {
    for (let at = 0; at < widthPx * 3; at += 1)
      rows[y * stride + 1 + at] = sample(Math.floor(at / 3), y, at % 3)
  }
  return rows
}
