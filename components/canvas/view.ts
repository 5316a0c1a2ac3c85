/** Where a picture lies on its stage: screen = source x `scale` + (`x`, `y`), all in CSS pixels of the stage. */
export type View = { scale: number; x: number; y: number }
export type Spot = { x: number; y: number }
export type Extent = { width: number; height: number }

const MAX_SCALE = 32
/** How much of the picture stays in sight however far it is moved. */
const IN_SIGHT = 48

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))

export const toSource = ({ scale, x, y }: View, at: Spot): Spot => ({
  x: (at.x - x) / scale,
  y: (at.y - y) / scale,
})

export const toScreen = ({ scale, x, y }: View, at: Spot): Spot => ({
  x: at.x * scale + x,
  y: at.y * scale + y,
})

/** The whole picture in the middle of the stage, as large as `room` on every side allows; never above 1:1. */
export function fitted(stage: Extent, picture: Extent, room: number): View {
  const across = Math.max(1, stage.width - 2 * room) / picture.width
  const down = Math.max(1, stage.height - 2 * room) / picture.height
  return centred(stage, picture, Math.min(across, down, 1))
}

/** The picture in the middle of the stage, on a whole pixel so that 1:1 is sharp. */
export const centred = (stage: Extent, picture: Extent, scale: number): View => ({
  scale,
  x: Math.round((stage.width - picture.width * scale) / 2),
  y: Math.round((stage.height - picture.height * scale) / 2),
})

/** Larger or smaller by a factor, the source under `at` staying there. From a fifth of `smallest` to 32 times. */
export function zoomed(view: View, factor: number, at: Spot, smallest: number): View {
  const scale = clamp(view.scale * factor, Math.min(smallest / 5, 1), MAX_SCALE)
  const under = toSource(view, at)
  return { scale, x: at.x - under.x * scale, y: at.y - under.y * scale }
}

export const moved = (view: View, by: Spot): View => ({ ...view, x: view.x + by.x, y: view.y + by.y })

/** Two fingers go from one pair of spots to another: what was under each finger stays under it. */
export function pinched(
  view: View,
  from: readonly [Spot, Spot],
  to: readonly [Spot, Spot],
  smallest: number,
) {
  const [before, after] = [middle(from), middle(to)]
  const factor = Math.max(1, apart(to)) / Math.max(1, apart(from))
  return moved(zoomed(view, factor, before, smallest), { x: after.x - before.x, y: after.y - before.y })
}

const middle = ([a, b]: readonly [Spot, Spot]): Spot => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
const apart = ([a, b]: readonly [Spot, Spot]) => Math.hypot(a.x - b.x, a.y - b.y)

/** The same view with some of the picture still on the stage. */
export function keptInSight(view: View, stage: Extent, picture: Extent): View {
  const along = (offset: number, length: number, room: number) =>
    clamp(offset, IN_SIGHT - length * view.scale, room - IN_SIGHT)
  return {
    scale: view.scale,
    x: along(view.x, picture.width, stage.width),
    y: along(view.y, picture.height, stage.height),
  }
}
