/**
 * What the parts of a v2beta call may hold, written down from Stability's reference apart from the studio's own
 * code. A rule gives the reason it is broken for, or undefined.
 */
export type Size = readonly [widthPx: number, heightPx: number]
export type TextRule = { holds: 'text'; broken(text: string): string | undefined }
export type FileRule = { holds: 'file'; broken(size: Size): string | undefined }
export type Rule = TextRule | FileRule

const text = (good: (text: string) => boolean, reason: string): TextRule => ({
  holds: 'text',
  broken: (value) => (good(value) ? undefined : reason),
})

export const words = text(
  (value) => value.length >= 1 && value.length <= 10_000,
  'must be 1 to 10000 characters',
)
export const maybeWords = text((value) => value.length <= 10_000, 'must be at most 10000 characters')
export const oneOf = (...values: string[]) =>
  text((value) => values.includes(value), `must be one of ${values.join(', ')}`)
export const whole = (min: number, max: number) =>
  text(
    (value) => /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max,
    `must be a whole number from ${min} to ${max}`,
  )
export const decimal = (min: number, max: number) =>
  text(
    (value) => /^\d+(\.\d+)?$/.test(value) && Number(value) >= min && Number(value) <= max,
    `must be a number from ${min} to ${max}`,
  )

export const seed = whole(0, 4_294_967_294)
export const anyFormat = oneOf('jpeg', 'png', 'webp')
export const ratio = oneOf('16:9', '1:1', '21:9', '2:3', '3:2', '4:5', '5:4', '9:16', '9:21')
export const stylePreset = oneOf(
  ...['enhance', 'anime', 'photographic', 'digital-art', 'comic-book', 'fantasy-art', 'line-art'],
  ...['analog-film', 'neon-punk', 'isometric', 'low-poly', 'origami', 'modeling-compound', 'cinematic'],
  ...['3d-model', 'pixel-art', 'tile-texture'],
)

type Bounds = { side: [min: number, max: number]; area: [min: number, max: number]; maxRatio?: number }
const ANY = Number.POSITIVE_INFINITY

/** A JPEG, PNG or WebP whose sides, area and shape are within bounds. */
export const picture = ({ side, area, maxRatio = ANY }: Bounds): FileRule => ({
  holds: 'file',
  broken([width, height]) {
    const [short, long] = width < height ? [width, height] : [height, width]
    if (short < side[0] || long > side[1]) return `every side must be ${side[0]} to ${side[1]} pixels`
    if (width * height < area[0] || width * height > area[1])
      return `total pixel count must be ${area[0]} to ${area[1]}`
    return long / short > maxRatio
      ? `aspect ratio must be between 1:${maxRatio} and ${maxRatio}:1`
      : undefined
  },
})
/** The usual rule of edits, and the same where the shape is bounded too. */
export const edited = picture({ side: [64, ANY], area: [4096, 9_437_184] })
export const shaped = picture({ side: [64, ANY], area: [4096, 9_437_184], maxRatio: 2.5 })
export { ANY }
