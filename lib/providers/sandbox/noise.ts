import { random } from './random'

/** Side of every tile; a power of two, so that wrapping is a mask. */
export const TILE = 256
const MASK = TILE - 1

/** A seamless tile of values -1..1: `cells` random points a side, smoothed between. */
function smoothTile(label: string, cells: number): Float32Array {
  const rng = random(`tile/${label}`)
  const lattice = Float32Array.from({ length: cells * cells }, () => rng.range(-1, 1))
  const point = (x: number, y: number) => lattice[(y % cells) * cells + (x % cells)] ?? 0
  const ease = (t: number) => t * t * (3 - 2 * t)
  const tile = new Float32Array(TILE * TILE)
  for (let y = 0; y < TILE; y++)
    for (let x = 0; x < TILE; x++) {
      const [fx, fy] = [(x * cells) / TILE, (y * cells) / TILE]
      const [ix, iy] = [Math.floor(fx), Math.floor(fy)]
      const [tx, ty] = [ease(fx - ix), ease(fy - iy)]
      const top = point(ix, iy) * (1 - tx) + point(ix + 1, iy) * tx
      const low = point(ix, iy + 1) * (1 - tx) + point(ix + 1, iy + 1) * tx
      tile[y * TILE + x] = top * (1 - ty) + low * ty
    }
  return tile
}

/** Film-like specks: the sum of three dice, so that extremes are rare. */
function speckTile(): Float32Array {
  const rng = random('tile/specks')
  return Float32Array.from({ length: TILE * TILE }, () => (rng.next() + rng.next() + rng.next()) / 1.5 - 1)
}

type Noise = { coarse: Float32Array; medium: Float32Array; fine: Float32Array; specks: Float32Array }

let made: Noise | undefined

/** The tiles, made once per process (about 10 ms). */
export function noise(): Noise {
  made ??= {
    coarse: smoothTile('coarse', 6),
    medium: smoothTile('medium', 20),
    fine: smoothTile('fine', 64),
    specks: speckTile(),
  }
  return made
}

export const read = (tile: Float32Array, x: number, y: number): number =>
  tile[((y & MASK) << 8) | (x & MASK)] as number
