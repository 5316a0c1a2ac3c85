const KEY_SHAPES = [/\bsk-[\w-]{6,}/g, /\bbearer\s+[^\s"',;]+/gi]
const CONTROL_OR_TAG = /<[^>]*>|[\p{Cc}\p{Cf}]+/gu
/** Anything shorter is no key, and cutting it out would shred ordinary words. */
const SHORTEST_KEY = 8

/** Takes the key, and whatever else looks like one, out of a text that an upstream or an error wrote. */
export function redactKey(text: string, apiKey: string): string {
  const forms = apiKey.length >= SHORTEST_KEY ? [apiKey, encodeURIComponent(apiKey), btoaLatin(apiKey)] : []
  const withoutKey = forms.reduce((left, form) => left.replaceAll(form, '[key]'), text)
  return KEY_SHAPES.reduce((left, shape) => left.replace(shape, '[key]'), withoutKey)
}

const btoaLatin = (text: string) => Buffer.from(text).toString('base64')

/** An upstream's own words made fit to quote to a person: no key, no markup, one line, at most `maxChars`. */
export function quotable(text: string, apiKey: string, maxChars = 240): string {
  const line = redactKey(text, apiKey).replace(CONTROL_OR_TAG, ' ').replace(/\s+/g, ' ').trim()
  return line.length <= maxChars ? line : `${line.slice(0, maxChars - 1).trimEnd()}…`
}
