import { type Random, random } from '../random'
import { grow } from './mask'
import type { Mask, Raster } from './raster'

/** Half the side of a patch. */
const REACH = 3
/** What a pixel further up or down costs: ground is filled from ground, and sky from sky. */
const CLIMB = 160

/** A picture with a hole, and for every pixel of the hole the one whose surroundings look most like its own. */
type Puzzle = {
  colours: Float32Array
  width: number
  height: number
  /** Pixels to be found, in rows from the top. */
  missing: Int32Array
  isMissing: Uint8Array
  /** Pixels whose whole patch is known. */
  sources: Int32Array
  isSource: Uint8Array
  twins: Int32Array
  costs: Float32Array
}

function puzzleOf(filled: Raster, hole: Mask): Puzzle {
  const { width, height, data } = filled
  const size = width * height
  const isMissing = Uint8Array.from(hole.data, (value) => (value > 0 ? 1 : 0))
  const near = grow({ width, height, data: Buffer.from(isMissing) }, REACH).data
  const isSource = new Uint8Array(size)
  for (let y = REACH; y < height - REACH; y++)
    for (let x = REACH; x < width - REACH; x++) isSource[y * width + x] = near[y * width + x] ? 0 : 1
  const every = Int32Array.from({ length: size }, (_, i) => i)
  return {
    colours: Float32Array.from(
      { length: size * 3 },
      (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)] as number,
    ),
    width,
    height,
    missing: every.filter((i) => isMissing[i]),
    isMissing,
    sources: every.filter((i) => isSource[i]),
    isSource,
    twins: new Int32Array(size),
    costs: new Float32Array(size).fill(Number.POSITIVE_INFINITY),
  }
}

/** How unlike the surroundings of two pixels are; stops counting past `limit`. */
function unlike({ colours, width, height }: Puzzle, a: number, b: number, limit: number): number {
  const [ax, ay] = [a % width, (a / width) | 0]
  let sum = CLIMB * Math.abs(ay - ((b / width) | 0))
  for (let dy = -REACH; dy <= REACH && sum < limit; dy++) {
    if (ay + dy < 0 || ay + dy >= height) continue
    for (let dx = -REACH; dx <= REACH; dx++) {
      if (ax + dx < 0 || ax + dx >= width) continue
      const [i, j] = [(a + dy * width + dx) * 3, (b + dy * width + dx) * 3]
      for (let c = 0; c < 3; c++) {
        const off = (colours[i + c] as number) - (colours[j + c] as number)
        sum += off * off
      }
    }
  }
  return sum
}

function consider(puzzle: Puzzle, pixel: number, candidate: number): void {
  if (candidate < 0 || !puzzle.isSource[candidate]) return
  const cost = unlike(puzzle, pixel, candidate, puzzle.costs[pixel] as number)
  if (cost >= (puzzle.costs[pixel] as number)) return
  puzzle.costs[pixel] = cost
  puzzle.twins[pixel] = candidate
}

/** One round of PatchMatch: what suits a neighbour may suit here, one pixel on; or something ever nearer to the best so far. */
function look(puzzle: Puzzle, rng: Random, forward: boolean): void {
  const { missing, isMissing, twins, costs, width, height } = puzzle
  for (let k = 0; k < missing.length; k++) {
    const pixel = missing[forward ? k : missing.length - 1 - k] as number
    costs[pixel] = unlike(puzzle, pixel, twins[pixel] as number, Number.POSITIVE_INFINITY)
    for (const step of forward ? [1, width] : [-1, -width])
      if (isMissing[pixel - step]) consider(puzzle, pixel, (twins[pixel - step] as number) + step)
    const best = twins[pixel] as number
    for (let reach = Math.max(width, height) >> 1; reach >= 1; reach >>= 1) {
      const x = (best % width) + rng.int(-reach, reach)
      const y = ((best / width) | 0) + rng.int(-reach, reach)
      if (x >= 0 && x < width && y >= 0 && y < height) consider(puzzle, pixel, y * width + x)
    }
  }
}

/** Every missing pixel in the colour that the twins around it agree on. */
function agree({ missing, isMissing, twins, colours, width }: Puzzle): void {
  const next = new Float32Array(missing.length * 3)
  for (const [k, pixel] of missing.entries()) {
    let votes = 0
    for (let dy = -2; dy <= 2; dy++)
      for (let dx = -2; dx <= 2; dx++) {
        const step = dy * width + dx
        if (!isMissing[pixel - step]) continue
        const from = ((twins[pixel - step] as number) + step) * 3
        for (let c = 0; c < 3; c++)
          next[k * 3 + c] = (next[k * 3 + c] as number) + (colours[from + c] as number)
        votes++
      }
    for (let c = 0; c < 3; c++) next[k * 3 + c] = (next[k * 3 + c] as number) / votes
  }
  for (const [k, pixel] of missing.entries()) colours.set(next.subarray(k * 3, k * 3 + 3), pixel * 3)
}

/** Where each missing pixel is taken from, as offsets in pixels. */
export type Twins = { dx: Float32Array; dy: Float32Array; width: number; height: number }

function seeded(puzzle: Puzzle, rng: Random, before: Twins | undefined): void {
  const { missing, sources, twins, width, height, isSource } = puzzle
  for (const pixel of missing) {
    twins[pixel] = rng.pick(sources as unknown as readonly number[])
    if (!before) continue
    const [x, y] = [pixel % width, (pixel / width) | 0]
    const at =
      Math.min(before.height - 1, Math.floor((y * before.height) / height)) * before.width +
      Math.min(before.width - 1, Math.floor((x * before.width) / width))
    const sx = Math.round(x + ((before.dx[at] as number) * width) / before.width)
    const sy = Math.round(y + ((before.dy[at] as number) * height) / before.height)
    const source = sy * width + sx
    if (sx >= 0 && sx < width && sy >= 0 && sy < height && isSource[source]) twins[pixel] = source
  }
}

/**
 * For a picture whose hole is filled roughly: from where each pixel of the hole had better be taken, so that its
 * surroundings look like some that are known. `before` is the answer for a smaller copy. Undefined when too
 * little is known to choose from.
 */
export function twinsFor(
  filled: Raster,
  hole: Mask,
  before: Twins | undefined,
  rounds: number,
): Twins | undefined {
  const puzzle = puzzleOf(filled, hole)
  const { width, height, missing, sources, twins } = puzzle
  if (sources.length < 200 || missing.length === 0) return undefined
  const rng = random(`${width}x${height}/${missing.length}`)
  seeded(puzzle, rng, before)
  if (before) agree(puzzle)
  for (let round = 0; round < rounds; round++) {
    look(puzzle, rng, true)
    look(puzzle, rng, false)
    agree(puzzle)
  }
  const found = { dx: new Float32Array(width * height), dy: new Float32Array(width * height), width, height }
  for (const pixel of missing) {
    const twin = twins[pixel] as number
    found.dx[pixel] = (twin % width) - (pixel % width)
    found.dy[pixel] = ((twin / width) | 0) - ((pixel / width) | 0)
  }
  return found
}
