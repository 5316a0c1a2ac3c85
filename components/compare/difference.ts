/**
 * How far two pictures of one size are apart, pixel by pixel: RGBA in, one byte a pixel out, the largest of its
 * channels' differences. Transparent lies on black on both sides.
 */
export function differenceOf(a: Uint8ClampedArray, b: Uint8ClampedArray): Uint8Array {
  const apart = new Uint8Array(Math.min(a.length, b.length) / 4)
  for (let pixel = 0, at = 0; pixel < apart.length; pixel++, at += 4) {
    const red = Math.abs((a[at] ?? 0) - (b[at] ?? 0))
    const green = Math.abs((a[at + 1] ?? 0) - (b[at + 1] ?? 0))
    const blue = Math.abs((a[at + 2] ?? 0) - (b[at + 2] ?? 0))
    apart[pixel] = Math.max(red, green, blue)
  }
  return apart
}

/** The difference as grey pixels `gain` times as bright, into `out` (RGBA). */
export function amplified(apart: Uint8Array, gain: number, out: Uint8ClampedArray): void {
  for (let pixel = 0, at = 0; pixel < apart.length; pixel++, at += 4) {
    const grey = (apart[pixel] ?? 0) * gain
    out[at] = grey
    out[at + 1] = grey
    out[at + 2] = grey
    out[at + 3] = 255
  }
}

/** Less than this is not seen: what compression does to a picture. */
const SEEN = 8

/** The share of pixels that differ visibly, 0..1. */
export function shareApart(apart: Uint8Array): number {
  let count = 0
  for (const each of apart) if (each >= SEEN) count++
  return apart.length === 0 ? 0 : count / apart.length
}
