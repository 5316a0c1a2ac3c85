import { eachSide, SIDES, type Side } from './sides'
import type { Extent } from './view'

/** Pixels added at each side. */
export type Margins = { readonly [S in Side]: number }
export type Limits = { readonly [S in Side]: { min: number; max: number } }

export const NO_MARGINS: Margins = { left: 0, right: 0, up: 0, down: 0 }

const RATIOS = ['21:9', '16:9', '3:2', '4:3', '5:4', '1:1', '4:5', '3:4', '2:3', '9:16', '9:21'] as const
export type Ratio = (typeof RATIOS)[number]
const shareOf = (ratio: Ratio) => {
  const [across = 1, down = 1] = ratio.split(':').map(Number)
  return across / down
}

export const framed = ({ width, height }: Extent, { left, right, up, down }: Margins): Extent => ({
  width: width + left + right,
  height: height + up + down,
})

/** Whole pixels inside the limits. */
export function held(margins: Margins, limits: Limits): Margins {
  return eachSide((side) => Math.min(limits[side].max, Math.max(limits[side].min, Math.round(margins[side]))))
}

/** The ratio the frame has to the pixel, if it is one with a name. */
export function ratioOf(frame: Extent): Ratio | undefined {
  return RATIOS.find((ratio) => offBy(frame, ratio) < 1)
}

/** How many pixels the frame's shorter way is from the ratio. */
function offBy({ width, height }: Extent, ratio: Ratio): number {
  const value = shareOf(ratio)
  return Math.min(Math.abs(width - height * value), Math.abs(height - width / value))
}

/** The margins that bring the picture to a ratio by adding the least, alike on both sides; null where limits forbid. */
export function marginsFor(picture: Extent, ratio: Ratio, limits: Limits): Margins | null {
  const value = shareOf(ratio)
  const across = Math.max(0, Math.round(picture.height * value) - picture.width)
  const down = across > 0 ? 0 : Math.max(0, Math.round(picture.width / value) - picture.height)
  const wished: Margins = {
    ...{ left: Math.floor(across / 2), right: Math.ceil(across / 2) },
    ...{ up: Math.floor(down / 2), down: Math.ceil(down / 2) },
  }
  const got = held(wished, limits)
  return SIDES.every((side) => got[side] === wished[side]) ? got : null
}

/** Every ratio with the margins for it; those out of reach or that the picture has already are left out. */
export const ratioChoices = (picture: Extent, limits: Limits) =>
  RATIOS.flatMap((ratio) => {
    const margins = marginsFor(picture, ratio, limits)
    return margins && SIDES.some((side) => margins[side] > 0) ? [{ ratio, margins }] : []
  })

/**
 * The margins snapped to the nearest ratio that moving only `sides` can make within `reachPx`; as they were when
 * there is none.
 */
export function snapped(
  picture: Extent,
  margins: Margins,
  sides: readonly Side[],
  reachPx: number,
  limits: Limits,
) {
  const tries = RATIOS.flatMap((ratio) => sides.map((side) => along(picture, margins, side, shareOf(ratio))))
  const near = tries
    .map((got) => ({ got, by: Math.max(...SIDES.map((side) => Math.abs(got[side] - margins[side]))) }))
    .filter(({ got, by }) => by <= reachPx && same(held(got, limits), got))
    .toSorted((a, b) => a.by - b.by)
  return near[0]?.got ?? margins
}

/** One side moved until the frame has the ratio. */
function along(picture: Extent, margins: Margins, side: Side, value: number): Margins {
  const { width, height } = framed(picture, margins)
  const isAcross = side === 'left' || side === 'right'
  const by = isAcross ? Math.round(height * value) - width : Math.round(width / value) - height
  return { ...margins, [side]: margins[side] + by }
}

const same = (a: Margins, b: Margins) => SIDES.every((side) => a[side] === b[side])
