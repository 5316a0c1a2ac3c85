import { byte, mapped, type Raster } from './raster'

type Vector = readonly [number, number, number]
type Matrix = readonly [Vector, Vector, Vector]
/** Mean and covariance of the colours, RGB, and the part of the picture, 0..1, that they were read from. */
type Colours = { mean: Vector; spread: Matrix; share: number }

const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) =>
    [0, 1, 2].map((j) => row.reduce((sum, v, k) => sum + v * at(b, k, j), 0)),
  ) as unknown as Matrix
const at = (m: Matrix, i: number, j: number): number => (m[i] as Vector)[j] as number

/** The colours of what is not transparent; a sample of at most about 40 000 pixels. */
export function coloursOf({ data, width, height }: Raster): Colours {
  const step = Math.floor((width * height) / 40_000) | 1
  const sum = [0, 0, 0]
  const squares = [0, 0, 0, 0, 0, 0]
  let count = 0
  for (let i = 0; i < width * height; i += step) {
    const from = i * 4
    if ((data[from + 3] as number) < 128) continue
    const [r, g, b] = [data[from] as number, data[from + 1] as number, data[from + 2] as number]
    for (const [k, v] of [r, g, b].entries()) sum[k] = (sum[k] as number) + v
    for (const [k, v] of [r * r, r * g, r * b, g * g, g * b, b * b].entries())
      squares[k] = (squares[k] as number) + v
    count++
  }
  const n = Math.max(1, count)
  const mean = sum.map((v) => v / n) as unknown as Vector
  const pair = (k: number, i: number, j: number) =>
    (squares[k] as number) / n - (mean[i] as number) * (mean[j] as number) + (i === j ? 4 : 0)
  const [rr, rg, rb, gg, gb, bb] = [
    pair(0, 0, 0),
    pair(1, 0, 1),
    pair(2, 0, 2),
    pair(3, 1, 1),
    pair(4, 1, 2),
    pair(5, 2, 2),
  ]
  return {
    share: (count * step) / (width * height),
    mean,
    spread: [
      [rr, rg, rb],
      [rg, gg, gb],
      [rb, gb, bb],
    ],
  }
}

/** `m` to the power, by Jacobi's rotations. `m` is symmetric and positive. */
function power(m: Matrix, exponent: number): Matrix {
  let a = m.map((row) => [...row]) as number[][]
  let v = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]
  for (let sweep = 0; sweep < 12; sweep++)
    for (const [p, q] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const turn = rotation(a, p, q)
      a = times(times(transposed(turn), a), turn)
      v = times(v, turn)
    }
  const scaled = v.map((row) => row.map((x, j) => x * Math.max(1e-6, a[j]?.[j] ?? 0) ** exponent))
  return times(scaled, transposed(v)) as unknown as Matrix
}

const times = (a: number[][], b: number[][]) =>
  product(a as unknown as Matrix, b as unknown as Matrix) as unknown as number[][]
const transposed = (a: number[][]) => [0, 1, 2].map((i) => a.map((row) => row[i] as number))

function rotation(a: number[][], p: number, q: number): number[][] {
  const off = a[p]?.[q] ?? 0
  const angle = 0.5 * Math.atan2(2 * off, (a[q]?.[q] ?? 0) - (a[p]?.[p] ?? 0))
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  const turn = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]
  ;(turn[p] as number[])[p] = c
  ;(turn[q] as number[])[q] = c
  ;(turn[p] as number[])[q] = s
  ;(turn[q] as number[])[p] = -s
  return turn
}

/**
 * The picture in the colours of another: mean and covariance moved over by the linear map that moves least
 * (Monge-Kantorovich), `weight` 0..1 of the way.
 */
export function inColoursOf(raster: Raster, target: Colours, weight: number): Raster {
  if (target.share < 0.002) return raster
  const source = coloursOf(raster)
  const root = power(source.spread, 0.5)
  const back = power(source.spread, -0.5)
  const middle = power(product(product(root, target.spread), root), 0.5)
  const map = product(product(back, middle), back)
  return mapped(raster, (out, from) => {
    const offset = [0, 1, 2].map((k) => (out[from + k] as number) - (source.mean[k] as number))
    for (let i = 0; i < 3; i++) {
      const moved =
        (target.mean[i] as number) +
        at(map, i, 0) * (offset[0] as number) +
        at(map, i, 1) * (offset[1] as number) +
        at(map, i, 2) * (offset[2] as number)
      const old = out[from + i] as number
      out[from + i] = byte(old + (moved - old) * weight)
    }
  })
}
