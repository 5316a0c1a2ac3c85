import type { RunSettings } from '@/lib/runs/schema'

type Bytes = Uint8Array<ArrayBuffer>

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const KEYWORD = 'parameters'
const AFTER_IHDR = 33

/** What ends the last line of a text written here. */
export const WRITTEN_HERE = 'Version: Triptych'

/**
 * Settings as AUTOMATIC1111 writes them, so that it, Forge and others read them: the prompt, `Negative prompt: …`,
 * and a line of `Steps: 20, CFG scale: 7, Seed: 1, Size: 512x512, …` with what is known.
 */
export function parametersOf(settings: RunSettings, seed: number | null): string {
  const { prompt, negativePrompt, operation, widthPx, heightPx } = settings
  const pairs = [
    ['Steps', settings.steps],
    ['Sampler', settings.sampler],
    ['Schedule type', settings.scheduler],
    ['CFG scale', settings.cfgScale],
    ['Seed', seed],
    ['Size', `${widthPx}x${heightPx}`],
    ['Model', settings.model],
    ['Denoising strength', settings.strength],
    ['Style', settings.stylePreset],
    ['Operation', operation === 'text-to-image' ? undefined : operation],
  ].flatMap(([name, value]) => (value === undefined || value === null ? [] : [`${name}: ${quoted(value)}`]))
  const negative = negativePrompt ? [`Negative prompt: ${negativePrompt}`] : []
  return [prompt, ...negative, [...pairs, WRITTEN_HERE].join(', ')].join('\n')
}

const quoted = (value: string | number) => (/[,:"\n]/.test(String(value)) ? JSON.stringify(value) : value)

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, at) => bytes[at] === byte)

/** The PNG with the text in it under `parameters`, in place of one that is there; every pixel stays as it was. */
export function withParameters(png: Bytes, text: string): Blob {
  const rest = chunksOf(png.subarray(AFTER_IHDR)).filter((each) => !isParameters(each))
  const parts = [png.subarray(0, AFTER_IHDR), chunk('iTXt', internationalText(text)), ...rest]
  return new Blob(parts, { type: 'image/png' })
}

/** UTF-8, not compressed, without a language: PNG's iTXt. */
function internationalText(text: string): Bytes {
  const head = new TextEncoder().encode(`${KEYWORD}\0\0\0\0\0`)
  const body = new TextEncoder().encode(text)
  const both = new Uint8Array(head.length + body.length)
  both.set(head)
  both.set(body, head.length)
  return both
}

function chunksOf(bytes: Bytes): Bytes[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Bytes[] = []
  for (let at = 0; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    chunks.push(bytes.subarray(at, end))
    at = end
  }
  return chunks
}

function isParameters(bytes: Bytes): boolean {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  return /^[tzi][ETX]{2}t$/.test(ascii(4, 8)) && ascii(8, 9 + KEYWORD.length) === `${KEYWORD}\0`
}

/** A chunk of a PNG with its length and checksum. */
export function chunk(type: string, body: Bytes): Bytes {
  const bytes = new Uint8Array(body.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, body.length)
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i)
  bytes.set(body, 8)
  view.setUint32(body.length + 8, crc32(bytes.subarray(4, body.length + 8)))
  return bytes
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
