/** A UUIDv7: time-ordered, so ids sort by creation. `unixMs` is milliseconds since the epoch. */
export function newId(unixMs: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const time = unixMs.toString(16).padStart(12, '0')
  const rest = Array.from(bytes.subarray(6), (b) => b.toString(16).padStart(2, '0')).join('')
  const variant = (((bytes[8] ?? 0) & 0x3f) | 0x80).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(1, 4)}-${variant}${rest.slice(6, 8)}-${rest.slice(8)}`
}
