import { thumbHashToAverageRGBA, thumbHashToDataURL } from 'thumbhash'

const known = new Map<string, string>()

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))

/** The average colour of a base64 thumbhash as CSS; cheap, the same on server and browser. Undefined when unreadable. */
export function averageColour(thumbhash: string | null): string | undefined {
  if (!thumbhash) return undefined
  try {
    const { r, g, b } = thumbHashToAverageRGBA(bytesOf(thumbhash))
    return `rgb(${[r, g, b].map((part) => Math.round(part * 255)).join(' ')})`
  } catch {
    return undefined
  }
}

/** A blurred picture of about 32 px as a CSS `url(data:…)`, decoded once per hash. Undefined when unreadable. */
export function blurUrl(thumbhash: string | null): string | undefined {
  if (!thumbhash) return undefined
  const before = known.get(thumbhash)
  if (before) return before
  try {
    const url = `url(${thumbHashToDataURL(bytesOf(thumbhash))})`
    if (known.size > 600) known.clear()
    known.set(thumbhash, url)
    return url
  } catch {
    return undefined
  }
}
