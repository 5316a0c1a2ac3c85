/** In pixels of the source picture, whatever the screen shows. `pressure` 0..1 scales the brush; 1 for a mouse. */
export type Point = { x: number; y: number; pressure: number }
/** `sizePx` is the brush's width at full pressure; `hardness` 1 has a crisp edge, 0 falls off from the middle. */
export type Stroke = { kind: 'paint' | 'erase'; sizePx: number; hardness: number; points: readonly Point[] }
export type Rect = { x: number; y: number; width: number; height: number }
type Patch = { rect: Rect; before: Uint8Array }

const HISTORY = 200

/**
 * A mask at the source's own resolution: one byte a pixel, 255 changes, 0 stays. Drawn in software, so that the same
 * strokes give the same bytes on every screen and density. One stroke never darkens itself where it crosses itself.
 */
export class Mask {
  readonly data: Uint8Array
  #done: { stroke: Stroke; patch: Patch }[] = []
  #undone: Stroke[] = []

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.data = new Uint8Array(width * height)
  }

  get canUndo() {
    return this.#done.length > 0
  }
  get canRedo() {
    return this.#undone.length > 0
  }
  get isEmpty() {
    return this.data.every((value) => value === 0)
  }

  /** Draws a stroke and gives the pixels it may have changed. A new stroke ends the way back to undone ones. */
  add(stroke: Stroke): Rect {
    this.#undone = []
    return this.#draw(stroke)
  }

  /** Takes the last stroke back; null when there is none. */
  undo(): Rect | null {
    const last = this.#done.pop()
    if (!last) return null
    this.#undone.push(last.stroke)
    this.#restore(last.patch)
    return last.patch.rect
  }

  redo(): Rect | null {
    const stroke = this.#undone.pop()
    return stroke ? this.#draw(stroke) : null
  }

  #draw(stroke: Stroke): Rect {
    const rect = this.#within(boundsOf(stroke))
    this.#done.push({ stroke, patch: { rect, before: this.#copy(rect) } })
    if (this.#done.length > HISTORY) this.#done.shift()
    paint(this.data, this.width, rect, stroke)
    return rect
  }

  #within({ x, y, width, height }: Rect): Rect {
    const left = clamp(x, 0, this.width)
    const top = clamp(y, 0, this.height)
    return {
      x: left,
      y: top,
      width: clamp(x + width, left, this.width) - left,
      height: clamp(y + height, top, this.height) - top,
    }
  }

  #copy({ x, y, width, height }: Rect): Uint8Array {
    const before = new Uint8Array(width * height)
    for (let row = 0; row < height; row++) {
      const from = (y + row) * this.width + x
      before.set(this.data.subarray(from, from + width), row * width)
    }
    return before
  }

  #restore({ rect: { x, y, width, height }, before }: Patch): void {
    for (let row = 0; row < height; row++)
      this.data.set(before.subarray(row * width, (row + 1) * width), (y + row) * this.width + x)
  }
}

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))
const radiusAt = ({ sizePx }: Stroke, { pressure }: Point) =>
  Math.max(0.5, (sizePx / 2) * clamp(pressure, 0.05, 1))

function boundsOf(stroke: Stroke): Rect {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0]
  for (const point of stroke.points) {
    const reach = radiusAt(stroke, point) + 1
    left = Math.min(left, point.x - reach)
    top = Math.min(top, point.y - reach)
    right = Math.max(right, point.x + reach)
    bottom = Math.max(bottom, point.y + reach)
  }
  if (stroke.points.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  const [x, y] = [Math.floor(left), Math.floor(top)]
  return { x, y, width: Math.ceil(right) - x, height: Math.ceil(bottom) - y }
}

/** The strongest touch of the stroke on each pixel of the rectangle, then laid onto the mask. */
function paint(data: Uint8Array, stride: number, rect: Rect, stroke: Stroke): void {
  const touch = new Uint8Array(rect.width * rect.height)
  const { points } = stroke
  for (const [i, point] of points.entries()) capsule(touch, rect, stroke, points[i - 1] ?? point, point)
  for (let row = 0; row < rect.height; row++) {
    for (let column = 0; column < rect.width; column++) {
      const value = touch[row * rect.width + column] ?? 0
      if (value === 0) continue
      const at = (rect.y + row) * stride + rect.x + column
      const old = data[at] ?? 0
      data[at] = stroke.kind === 'paint' ? Math.max(old, value) : Math.min(old, 255 - value)
    }
  }
}

/** A segment as thick as the brush, its radius going from one end's to the other's; pixels are judged by their centres. */
function capsule(touch: Uint8Array, rect: Rect, stroke: Stroke, from: Point, to: Point): void {
  const [r0, r1] = [radiusAt(stroke, from), radiusAt(stroke, to)]
  const reach = Math.max(r0, r1) + 1
  const left = Math.max(rect.x, Math.floor(Math.min(from.x, to.x) - reach))
  const right = Math.min(rect.x + rect.width, Math.ceil(Math.max(from.x, to.x) + reach))
  const top = Math.max(rect.y, Math.floor(Math.min(from.y, to.y) - reach))
  const bottom = Math.min(rect.y + rect.height, Math.ceil(Math.max(from.y, to.y) + reach))
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const lengthSquared = dx * dx + dy * dy
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const [px, py] = [x + 0.5 - from.x, y + 0.5 - from.y]
      const along = lengthSquared === 0 ? 0 : clamp((px * dx + py * dy) / lengthSquared, 0, 1)
      const distance = Math.hypot(px - along * dx, py - along * dy)
      const value = strength(distance, r0 + (r1 - r0) * along, stroke.hardness)
      const at = (y - rect.y) * rect.width + x - rect.x
      if (value > (touch[at] ?? 0)) touch[at] = value
    }
  }
}

/** 255 inside the hard core, falling smoothly to 0 at the rim; a hard brush still has one pixel of soft edge. */
function strength(distance: number, radius: number, hardness: number): number {
  const core = Math.min(radius * hardness, radius - 0.5)
  const rim = radius + 0.5
  if (distance <= core) return 255
  if (distance >= rim) return 0
  const t = 1 - (distance - core) / (rim - core)
  return Math.round(255 * t * t * (3 - 2 * t))
}

/** The mask as it goes upstream: feathered by `featherPx`, then inverted if asked. A copy. */
export function exported(
  { data, width, height }: Mask,
  { featherPx, invert }: { featherPx: number; invert: boolean },
): Uint8Array {
  const soft = featherPx > 0 ? blurred(data, width, height, featherPx) : data.slice()
  return invert ? soft.map((value) => 255 - value) : soft
}

/** Three box blurs are all but a Gaussian of that reach. Edges repeat. */
function blurred(data: Uint8Array, width: number, height: number, reachPx: number): Uint8Array {
  const radius = Math.max(1, Math.round(reachPx / 3))
  let now = Float32Array.from(data)
  for (let pass = 0; pass < 3; pass++) {
    now = boxRows(now, width, height, radius)
    now = transposed(boxRows(transposed(now, width, height), height, width, radius), height, width)
  }
  return Uint8Array.from(now, (value) => Math.round(value))
}

function boxRows(
  data: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(data.length)
  const at = (row: number, x: number) => data[row * width + clamp(x, 0, width - 1)] ?? 0
  for (let row = 0; row < height; row++) {
    let sum = 0
    for (let x = -radius; x <= radius; x++) sum += at(row, x)
    for (let x = 0; x < width; x++) {
      out[row * width + x] = sum / (2 * radius + 1)
      sum += at(row, x + radius + 1) - at(row, x - radius)
    }
  }
  return out
}

function transposed(data: Float32Array, width: number, height: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(data.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[x * height + y] = data[y * width + x] ?? 0
  return out
}
