type Lab = readonly [number, number, number]

const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const gamma = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055)

/** `#rrggbb` to three numbers 0..255. */
export function rgb(hex: string): [number, number, number] {
  const v = Number.parseInt(hex.slice(1), 16)
  return [(v >> 16) & 255, (v >> 8) & 255, v & 255]
}

function oklab(hex: string): Lab {
  const [r, g, b] = rgb(hex).map((v) => linear(v / 255)) as [number, number, number]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function hexOf([L, a, b]: Lab): string {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const byte = (v: number) => Math.round(255 * Math.min(1, Math.max(0, gamma(Math.max(0, v)))))
  return `#${channels.map((v) => byte(v).toString(16).padStart(2, '0')).join('')}`
}

/** The colour a part `t` (0..1) of the way from `from` to `to`, in OKLab, where halfway looks halfway. */
export function mix(from: string, to: string, t: number): string {
  const [l, a, b] = oklab(from)
  const [L, A, B] = oklab(to)
  return hexOf([l + (L - l) * t, a + (A - a) * t, b + (B - b) * t])
}

/** Perceived lightness, 0 black to 1 white. */
export const lightness = (hex: string): number => oklab(hex)[0]

/** Chroma multiplied by `by`: 0 is grey. */
export function saturate(hex: string, by: number): string {
  const [l, a, b] = oklab(hex)
  return hexOf([l, a * by, b * by])
}

/** Hue in degrees, 0..360, and chroma 0.. about 0.3. */
export function hueOf(hex: string): { hue: number; chroma: number } {
  const [, a, b] = oklab(hex)
  return { hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360, chroma: Math.hypot(a, b) }
}
