let sequence = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0

/**
 * A UUIDv7: time-ordered, so ids sort by creation, those of one millisecond by their place in the process' sequence
 * (RFC 9562 §6.2, method 1; it begins anew after 4096). `unixMs` is milliseconds since the epoch.
 */
export function newId(unixMs: number = Date.now()): string {
  sequence = (sequence + 1) & 0xfff
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  const time = unixMs.toString(16).padStart(12, '0')
  const place = sequence.toString(16).padStart(3, '0')
  const rest = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
  const variant = (((bytes[0] ?? 0) & 0x3f) | 0x80).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place}-${variant}${rest.slice(2, 4)}-${rest.slice(4)}`
}
