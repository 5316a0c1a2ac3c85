import { chunk } from '@/lib/interop/metadata/embed/rules'
import type { Surface } from './brush'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const RGB = 2

/**
 * A grey picture as a PNG: 8 bits, opaque, red = green = blue, no metadata. Three channels, because that goes upstream
 * byte for byte. Written by hand: a canvas would add an alpha channel and may round what is half transparent.
 */
export async function greyPng({ data, width, height }: Surface): Promise<Blob> {
  const head = new DataView(new ArrayBuffer(13))
  head.setUint32(0, width)
  head.setUint32(4, height)
  head.setUint8(8, 8)
  head.setUint8(9, RGB)
  const parts = [
    new Uint8Array(SIGNATURE),
    chunk('IHDR', new Uint8Array(head.buffer)),
    chunk('IDAT', await deflated(scanlines({ data, width, height }))),
    chunk('IEND', new Uint8Array(0)),
  ]
  return new Blob(parts, { type: 'image/png' })
}

type Bytes = Uint8Array<ArrayBuffer>

/** Every row begins with its filter: none. */
function scanlines({ data, width, height }: Surface): Bytes {
  const lines = new Uint8Array((width * 3 + 1) * height)
  let to = 0
  for (let at = 0; at < data.length; at++) {
    if (at % width === 0) to += 1
    const value = data[at] ?? 0
    lines[to] = value
    lines[to + 1] = value
    lines[to + 2] = value
    to += 3
  }
  return lines
}

async function deflated(bytes: Bytes): Promise<Bytes> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}
