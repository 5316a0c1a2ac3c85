import type { Surface } from './brush'

const radiusOf = (reachPx: number) => (reachPx > 0 ? Math.max(1, Math.round(reachPx / 3)) : 0)

/** The standard deviation, in pixels, of the Gaussian that `feathered` comes to: for a preview drawn by CSS. */
export const sigmaOf = (reachPx: number): number => Math.sqrt(radiusOf(reachPx) * (radiusOf(reachPx) + 1))

/** The mask softened by three box blurs, all but a Gaussian reaching `reachPx`; edges repeat. A copy. */
export function feathered({ data, width, height }: Surface, reachPx: number): Uint8Array {
  const radius = radiusOf(reachPx)
  if (radius === 0) return data.slice()
  const now = new Float32Array(data)
  const next = new Float32Array(data.length)
  for (let pass = 0; pass < 3; pass++) {
    boxRows(now, next, width, height, radius)
    boxColumns(next, now, width, height, radius)
  }
  const soft = new Uint8Array(now.length)
  for (let at = 0; at < soft.length; at++) soft[at] = Math.round(now[at] ?? 0)
  return soft
}

type Pixels = Float32Array<ArrayBuffer>

function boxRows(from: Pixels, into: Pixels, width: number, height: number, radius: number): void {
  const size = 2 * radius + 1
  for (let row = 0; row < height; row++) {
    const first = row * width
    const last = first + width - 1
    let sum = 0
    for (let x = -radius; x <= radius; x++) sum += from[Math.min(last, Math.max(first, first + x))] ?? 0
    for (let at = first; at <= last; at++) {
      into[at] = sum / size
      const coming = at + radius + 1
      const going = at - radius
      sum += (from[Math.min(last, coming)] ?? 0) - (from[Math.max(first, going)] ?? 0)
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
