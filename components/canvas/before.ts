import type { Rect, Surface } from './brush'

const TILE = 64

/** What the tiles of a surface held before (or, swapped, after) they were changed: a long thin stroke costs what it touches, not its bounds. */
export class Before {
  readonly #tiles = new Map<number, Uint8Array>()

  constructor(readonly surface: Surface) {}

  get byteLength(): number {
    return this.#tiles.size * TILE * TILE
  }

  /** Remembers the tiles under the rectangle that are not remembered yet. */
  remember({ x, y, width, height }: Rect): void {
    if (width === 0 || height === 0) return
    const across = Math.ceil(this.surface.width / TILE)
    for (let row = Math.floor(y / TILE); row * TILE < y + height; row++)
      for (let column = Math.floor(x / TILE); column * TILE < x + width; column++) {
        const index = row * across + column
        if (!this.#tiles.has(index)) this.#tiles.set(index, this.#read(column * TILE, row * TILE))
      }
  }

  /** Changes places with what is there now: once puts everything remembered back, twice does nothing. */
  swap(): void {
    const across = Math.ceil(this.surface.width / TILE)
    for (const [index, bytes] of this.#tiles) {
      const [left, top] = [(index % across) * TILE, Math.floor(index / across) * TILE]
      this.#tiles.set(index, this.#read(left, top))
      this.#write(left, top, bytes)
    }
  }

  #write(left: number, top: number, bytes: Uint8Array): void {
    const { data, width } = this.surface
    const wide = Math.min(TILE, width - left)
    for (let row = 0; row * wide < bytes.length; row++)
      data.set(bytes.subarray(row * wide, (row + 1) * wide), (top + row) * width + left)
  }

  #read(left: number, top: number): Uint8Array {
    const { data, width, height } = this.surface
    const [wide, high] = [Math.min(TILE, width - left), Math.min(TILE, height - top)]
    const bytes = new Uint8Array(wide * high)
    for (let row = 0; row < high; row++) {
      const from = (top + row) * width + left
      bytes.set(data.subarray(from, from + wide), row * wide)
    }
    return bytes
  }
}
