import type { Pin } from '@/lib/review/schema'

export type Point = { x: number; y: number }
type Box = { left: number; top: number; width: number; height: number }

const DRAG_PX = 10
const clamp = (value: number) => Math.min(1, Math.max(0, value))
/** Ten thousandths of a picture are finer than any finger. */
const fine = (value: number) => Math.round(value * 10_000) / 10_000

/** Where on a picture the pointer is, in parts of it. */
export const pointIn = (box: Box, { clientX, clientY }: { clientX: number; clientY: number }): Point => ({
  x: clamp((clientX - box.left) / box.width),
  y: clamp((clientY - box.top) / box.height),
})

/** What was meant from a press to its end: a point, or, when it was dragged, the region between. */
export function pinFrom(box: Pick<Box, 'width' | 'height'>, from: Point, to: Point): Pin {
  const [wide, high] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)]
  const isDrag = wide * box.width > DRAG_PX && high * box.height > DRAG_PX
  if (!isDrag) return { left: fine(from.x), top: fine(from.y) }
  const [left, top] = [fine(Math.min(from.x, to.x)), fine(Math.min(from.y, to.y))]
  return { left, top, wide: Math.min(fine(wide), 1 - left), high: Math.min(fine(high), 1 - top) }
}

/** A step of the arrow keys; with Shift five at once. */
export function stepped({ x, y }: Point, key: string, isLarge: boolean): Point | null {
  const step = isLarge ? 0.1 : 0.02
  if (key === 'ArrowLeft') return { x: clamp(x - step), y }
  if (key === 'ArrowRight') return { x: clamp(x + step), y }
  if (key === 'ArrowUp') return { x, y: clamp(y - step) }
  if (key === 'ArrowDown') return { x, y: clamp(y + step) }
  return null
}

/** For people who hear where it is. */
export const placeInWords = ({ x, y }: Point): string =>
  `${Math.round(x * 100)} % from the left, ${Math.round(y * 100)} % from the top`

export const pointOf = ({ left, top }: Pin): Point => ({ x: left, y: top })
