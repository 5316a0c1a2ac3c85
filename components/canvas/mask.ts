import { Before } from './before'
import { around, type Brush, laySegment, NOWHERE, type Point, type Rect, reachOf, type Stroke } from './brush'

export type Edit = Stroke | { kind: 'invert' } | { kind: 'clear' }
/** `before` null: too long ago to be taken back. */
type Step = { edit: Edit; rect: Rect; before: Before | null }
type Open = { brush: Brush; points: Point[]; rect: Rect; before: Before }

const UNDO_BYTES = 128 * 1024 * 1024

/**
 * A mask at the source's own resolution: one byte a pixel, 255 changes, 0 stays. Drawn in software, so that the same
 * edits give the same bytes on every screen and density. `base` is what it starts from, black when absent.
 */
export class Mask {
  readonly data: Uint8Array
  #done: Step[] = []
  #undone: Step[] = []
  #open: Open | null = null

  constructor(
    readonly width: number,
    readonly height: number,
    base?: Uint8Array,
  ) {
    this.data = base ?? new Uint8Array(width * height)
  }

  get canUndo(): boolean {
    return this.#done.at(-1)?.before != null
  }
  get canRedo(): boolean {
    return this.#undone.length > 0
  }
  get isEmpty(): boolean {
    return this.data.every((value) => value === 0)
  }
  /** How much of the picture changes, 0..1. */
  get share(): number {
    let sum = 0
    const { data } = this
    for (let at = 0; at < data.length; at++) sum += data[at] ?? 0
    return sum / (255 * data.length)
  }
  /** Everything done to the base, in order. */
  get edits(): readonly Edit[] {
    return this.#done.map(({ edit }) => edit)
  }

  /** Starts a stroke; `extend` draws it as its points come, `end` or `abandon` finishes it. */
  begin(brush: Brush): void {
    this.end()
    this.#open = { brush, points: [], rect: NOWHERE, before: new Before(this) }
  }

  /** Draws on to the next points and gives the pixels that may have changed. */
  extend(points: readonly Point[]): Rect {
    const open = this.#open
    if (!open) return NOWHERE
    let fresh = NOWHERE
    for (const point of points) {
      const from = open.points.at(-1) ?? point
      open.before.remember(reachOf(this, open.brush, from, point))
      fresh = around(fresh, laySegment(this, open.brush, from, point))
      open.points.push(point)
    }
    open.rect = around(open.rect, fresh)
    return fresh
  }

  /** Makes the open stroke an edit, which ends the way back to undone ones. */
  end(): void {
    const open = this.#open
    this.#open = null
    if (!open || open.points.length === 0) return
    this.#undone = []
    this.#keep({ edit: { ...open.brush, points: open.points }, rect: open.rect, before: open.before })
  }

  /** Takes the open stroke away as if it had not begun. */
  abandon(): Rect {
    const open = this.#open
    this.#open = null
    open?.before.swap()
    return open?.rect ?? NOWHERE
  }

  /** Does a whole edit and gives the pixels it may have changed. */
  add(edit: Edit): Rect {
    this.end()
    this.#undone = []
    return this.#do(edit)
  }

  /** Takes the last edit back; null when there is none. */
  undo(): Rect | null {
    this.end()
    const last = this.canUndo ? this.#done.pop() : undefined
    if (!last) return null
    this.#turn(last)
    this.#undone.push(last)
    return last.rect
  }

  /** Does again what was last taken back; null when there is none. */
  redo(): Rect | null {
    this.end()
    const step = this.#undone.pop()
    if (!step) return null
    this.#turn(step)
    this.#done.push(step)
    return step.rect
  }

  #turn({ edit, before }: Step): void {
    if (edit.kind === 'invert') this.#invert()
    else before?.swap()
  }

  get #whole(): Rect {
    return { x: 0, y: 0, width: this.width, height: this.height }
  }

  #do(edit: Edit): Rect {
    if (edit.kind === 'paint' || edit.kind === 'erase') return this.#stroke(edit)
    const before = new Before(this)
    if (edit.kind === 'invert') this.#invert()
    else {
      before.remember(this.#whole)
      this.data.fill(0)
    }
    this.#keep({ edit, rect: this.#whole, before })
    return this.#whole
  }

  #stroke({ points, ...brush }: Stroke): Rect {
    this.begin(brush)
    const rect = this.extend(points)
    this.end()
    return rect
  }

  #invert(): void {
    const { data } = this
    for (let at = 0; at < data.length; at++) data[at] = 255 - (data[at] ?? 0)
  }

  /** Remembers a step, and forgets the way back of the oldest ones that would take too much memory. */
  #keep(step: Step): void {
    this.#done.push(step)
    let bytes = 0
    for (const each of this.#done.toReversed()) {
      bytes += each.before?.byteLength ?? 0
      if (bytes > UNDO_BYTES && each !== step) each.before = null
    }
  }
}
