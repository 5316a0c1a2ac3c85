/** In pixels of the source picture, whatever the screen shows. `pressure` 0..1 scales the brush; 1 for a mouse. */
export type Point = { x: number; y: number; pressure: number }
/** `sizePx` is the brush's width at full pressure; `hardness` 1 has a crisp edge, 0 falls off from the middle. */
export type Brush = { kind: 'paint' | 'erase'; sizePx: number; hardness: number }
export type Stroke = Brush & { points: readonly Point[] }
export type Rect = { x: number; y: number; width: number; height: number }
/** One byte a pixel, row after row. */
export type Surface = { readonly data: Uint8Array; readonly width: number; readonly height: number }

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))
const radiusAt = ({ sizePx }: Brush, { pressure }: Point) =>
  Math.max(0.5, (sizePx / 2) * clamp(pressure, 0.05, 1))

/** The whole pixels of the surface between two corners. */
export function within({ width, height }: Surface, from: Point2, to: Point2): Rect {
  const [x, y] = [clamp(Math.floor(from.x), 0, width), clamp(Math.floor(from.y), 0, height)]
  return {
    ...{ x, y },
    width: clamp(Math.ceil(to.x), x, width) - x,
    height: clamp(Math.ceil(to.y), y, height) - y,
  }
}
type Point2 = { x: number; y: number }

/** The pixels that one segment of a stroke may change. */
export function reachOf(surface: Surface, brush: Brush, from: Point, to: Point): Rect {
  const reach = Math.max(radiusAt(brush, from), radiusAt(brush, to)) + 1
  return within(
    surface,
    { x: Math.min(from.x, to.x) - reach, y: Math.min(from.y, to.y) - reach },
    { x: Math.max(from.x, to.x) + reach, y: Math.max(from.y, to.y) + reach },
  )
}

/**
 * Lays one segment onto the surface: as thick as the brush, its radius going from one end's to the other's. Only ever
 * lightens (paint) or darkens (erase), so a stroke crossing itself changes nothing, in whatever pieces it arrives.
 */
export function laySegment(surface: Surface, brush: Brush, from: Point, to: Point): Rect {
  const rect = reachOf(surface, brush, from, to)
  const { data, width } = surface
  const isPaint = brush.kind === 'paint'
  const most = isPaint ? 255 : 0
  const r0 = radiusAt(brush, from)
  const growth = radiusAt(brush, to) - r0
  const dx = to.x - from.x
  const dy = to.y - from.y
  const lengthSquared = dx * dx + dy * dy
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    const py = y + 0.5 - from.y
    for (let x = rect.x; x < rect.x + rect.width; x++) {
      const at = y * width + x
      const old = data[at] ?? 0
      // Most of what lies under a moving brush is done already.
      if (old === most) continue
      const px = x + 0.5 - from.x
      const along = lengthSquared === 0 ? 0 : clamp((px * dx + py * dy) / lengthSquared, 0, 1)
      const ox = px - along * dx
      const oy = py - along * dy
      const value = strength(ox * ox + oy * oy, r0 + growth * along, brush.hardness)
      if (isPaint ? value > old : 255 - value < old) data[at] = isPaint ? value : 255 - value
    }
  }
  return rect
}

/** 255 inside the hard core, falling smoothly to 0 at the rim; a hard brush still has one pixel of soft edge. */
function strength(distanceSquared: number, radius: number, hardness: number): number {
  const core = Math.min(radius * hardness, radius - 0.5)
  const rim = radius + 0.5
  if (distanceSquared >= rim * rim) return 0
  if (distanceSquared <= core * core) return 255
  const t = 1 - (Math.sqrt(distanceSquared) - core) / (rim - core)
  return Math.round(255 * t * t * (3 - 2 * t))
}

/** The smallest rectangle around both; an empty one adds nothing. */
export function around(a: Rect, b: Rect): Rect {
  if (a.width === 0 || a.height === 0) return b
  if (b.width === 0 || b.height === 0) return a
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  return {
    ...{ x, y },
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

export const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 }
