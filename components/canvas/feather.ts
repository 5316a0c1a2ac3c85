import type { Surface } from './brush'

const radiusOf = (reachPx: number) => (reachPx > 0 ? Math.max(1, Math.round(reachPx / 3)) : 0)

/** The standard deviation, in pixels, of the Gaussian that `feathered` comes to: for a preview drawn by CSS. */
export const sigmaOf = (reachPx: number): number => Math.sqrt(radiusOf(reachPx) * (radiusOf(reachPx) + 1))

/** The mask softened by three box blurs, all but a Gaussian reaching `reachPx`; edges repeat. A copy. */
export function feathered({ data, width, height }: Surface, reachPx: number): Uint8Array {
  const radius = radiusOf(reachPx)
  if (radius === 0) return data.slice()
  const [now, next] = [Float32Array.from(data), new Float32Array(data.length)]
  for (let pass = 0; pass < 3; pass++) {
    boxRows(now, next, width, height, radius)
    boxColumns(next, now, width, height, radius)
  }
  return Uint8Array.from(now, (value) => Math.round(value))
}

type Pixels = Float32Array<ArrayBuffer>

function boxRows(from: Pixels, into: Pixels, width: number, height: number, radius: number): void {
  const last = width - 1
  for (let row = 0; row < height; row++) {
    const start = row * width
    const at = (x: number) => from[start + Math.min(last, Math.max(0, x))] ?? 0
    let sum = 0
    for (let x = -radius; x <= radius; x++) sum += at(x)
    for (let x = 0; x < width; x++) {
      into[start + x] = sum / (2 * radius + 1)
      sum += at(x + radius + 1) - at(x - radius)
    }
  }
}

/** Row by row with a running sum for each column: memory is read in the order it lies in. */
function boxColumns(from: Pixels, into: Pixels, width: number, height: number, radius: number): void {
  const sums = new Float64Array(width)
  const start = (row: number) => Math.min(height - 1, Math.max(0, row)) * width
  for (let row = -radius; row <= radius; row++)
    for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (from[start(row) + x] ?? 0)
  for (let row = 0; row < height; row++) {
    const [coming, going] = [start(row + radius + 1), start(row - radius)]
    for (let x = 0; x < width; x++) {
      into[row * width + x] = (sums[x] ?? 0) / (2 * radius + 1)
      sums[x] = (sums[x] ?? 0) + (from[coming + x] ?? 0) - (from[going + x] ?? 0)
    }
  }
}
