import type { Rect, Surface } from './brush'

const VERMILION = [232, 72, 30] as const
/** More pixels than this are shown at half, a third ... of the resolution: canvases have a limit on some devices. */
const MOST_PIXELS = 16_000_000

/** A canvas with the mask as a colour, as opaque as the mask is white. */
export class Tint {
  readonly #context: CanvasRenderingContext2D | null
  readonly #step: number

  constructor(
    canvas: HTMLCanvasElement,
    readonly mask: Surface,
  ) {
    this.#step = Math.max(1, Math.ceil(Math.sqrt((mask.width * mask.height) / MOST_PIXELS)))
    canvas.width = Math.ceil(mask.width / this.#step)
    canvas.height = Math.ceil(mask.height / this.#step)
    this.#context = canvas.getContext('2d')
  }

  /** Shows the mask as it is now inside the rectangle, given in pixels of the mask. */
  draw({ x, y, width, height }: Rect): void {
    const step = this.#step
    const [left, top] = [Math.floor(x / step), Math.floor(y / step)]
    const [wide, high] = [Math.ceil((x + width) / step) - left, Math.ceil((y + height) / step) - top]
    if (wide <= 0 || high <= 0) return
    const image = new ImageData(wide, high)
    const [red, green, blue] = VERMILION
    for (let row = 0; row < high; row++)
      for (let column = 0; column < wide; column++) {
        const value = this.mask.data[(top + row) * step * this.mask.width + (left + column) * step] ?? 0
        const at = (row * wide + column) * 4
        image.data[at] = red
        image.data[at + 1] = green
        image.data[at + 2] = blue
        image.data[at + 3] = value
      }
    this.#context?.putImageData(image, left, top)
  }
}
