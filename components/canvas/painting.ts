import { around, type Brush, NOWHERE, type Point, type Rect } from './brush'
import { type Edit, Mask } from './mask'
import { Tint } from './tint'

/** What the tools need to know of the mask; `share` is how much of the picture changes, 0..1. */
export type Told = { canUndo: boolean; canRedo: boolean; isEmpty: boolean; share: number }

/** A mask being worked on and the canvas that shows it; tells its listeners whenever an edit is whole. */
export class Painting {
  readonly mask: Mask
  #told: Told
  #tint: Tint | null = null
  #dirty: Rect = NOWHERE
  #frame = 0
  #listeners = new Set<() => void>()

  constructor(width: number, height: number, base: Uint8Array | undefined, edits: readonly Edit[]) {
    this.mask = new Mask(width, height, base)
    for (const edit of edits) this.mask.add(edit)
    this.#told = this.#look()
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly told = () => this.#told

  /** The canvas to show the mask on; null when it leaves the page. */
  readonly showOn = (canvas: HTMLCanvasElement | null) => {
    this.#tint = canvas && new Tint(canvas, this.mask)
    this.#touch({ x: 0, y: 0, width: this.mask.width, height: this.mask.height })
  }

  begin(brush: Brush): void {
    this.mask.begin(brush)
  }
  extend(points: readonly Point[]): void {
    this.#touch(this.mask.extend(points))
  }
  end(): void {
    this.mask.end()
    this.#tell()
  }
  abandon(): void {
    this.#touch(this.mask.abandon())
  }
  add(edit: Edit): void {
    this.#changed(this.mask.add(edit))
  }
  undo(): void {
    this.#changed(this.mask.undo())
  }
  redo(): void {
    this.#changed(this.mask.redo())
  }

  #changed(rect: Rect | null): void {
    if (!rect) return
    this.#touch(rect)
    this.#tell()
  }

  #tell(): void {
    this.#told = this.#look()
    for (const listener of this.#listeners) listener()
  }

  #look(): Told {
    const { canUndo, canRedo, share } = this.mask
    return { canUndo, canRedo, share, isEmpty: share === 0 }
  }

  /** Draws at most once a frame, and only what changed. */
  #touch(rect: Rect): void {
    this.#dirty = around(this.#dirty, rect)
    if (this.#frame || !this.#tint) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#tint?.draw(this.#dirty)
      this.#dirty = NOWHERE
    })
  }
}
