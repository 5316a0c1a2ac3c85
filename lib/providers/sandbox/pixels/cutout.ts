import { resizeMask } from './mask'
import { blur, type Mask, type Raster, ramp, reduce, sharpOfMask } from './raster'
import { regionOf } from './region'

type Colour = readonly [number, number, number]

const WORKING_PX = 420_000
const CLUSTERS = 6
/** Distances in a space where 255 is from black to white. */
const NEAR = 30
const STEP = 9

function borderOf({ width, height }: Raster): number[] {
  const cells: number[] = []
  for (let x = 0; x < width; x++) cells.push(x, (height - 1) * width + x)
  for (let y = 1; y < height - 1; y++) cells.push(y * width, y * width + width - 1)
  return cells
}

const colourAt = (data: Buffer, i: number): Colour => [
  data[i * 4] as number,
  data[i * 4 + 1] as number,
  data[i * 4 + 2] as number,
]

const apart = (data: Buffer, i: number, [r, g, b]: Colour): number => {
  const dr = (data[i * 4] as number) - r
  const dg = (data[i * 4 + 1] as number) - g
  const db = (data[i * 4 + 2] as number) - b
  return Math.sqrt(0.35 * dr * dr + 0.45 * dg * dg + 0.2 * db * db)
}

/** A few colours that stand for all of the border: k-means from evenly spread starts. */
function borderColours(raster: Raster, border: readonly number[]): Colour[] {
  const { data } = raster
  const spread = (k: number) => border[Math.floor(((k + 0.5) / CLUSTERS) * border.length)] as number
  let centres = Array.from({ length: CLUSTERS }, (_, k) => colourAt(data, spread(k)))
  for (let round = 0; round < 6; round++) {
    const sums = centres.map(() => [0, 0, 0, 0])
    for (const i of border) {
      const own = sums[nearest(data, i, centres).at] as number[]
      for (const [c, v] of colourAt(data, i).entries()) own[c] = (own[c] as number) + v
      own[3] = (own[3] as number) + 1
    }
    centres = sums.map((sum, k) =>
      sum[3]
        ? (sum.slice(0, 3).map((v) => v / (sum[3] as number)) as unknown as Colour)
        : (centres[k] as Colour),
    )
  }
  return centres
}

function nearest(data: Buffer, i: number, centres: readonly Colour[]): { at: number; away: number } {
  let best = { at: 0, away: Number.POSITIVE_INFINITY }
  for (const [at, centre] of centres.entries()) {
    const away = apart(data, i, centre)
    if (away < best.away) best = { at, away }
  }
  return best
}

/** 1 where the background is: it flows in from the border over what is like the border, or like its neighbour. */
function flood(raster: Raster, border: readonly number[], centres: readonly Colour[]): Uint8Array {
  const { data, width, height } = raster
  const seen = new Uint8Array(width * height)
  const queue = new Int32Array(width * height)
  let [head, tail] = [0, 0]
  const enter = (i: number) => {
    seen[i] = 1
    queue[tail++] = i
  }
  for (const i of border) if (!seen[i] && nearest(data, i, centres).away < NEAR) enter(i)
  while (head < tail) {
    const i = queue[head++] as number
    const here = colourAt(data, i)
    const x = i % width
    const around = [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width]
    for (const next of around) {
      if (next < 0 || next >= width * height || seen[next]) continue
      const away = nearest(data, next, centres).away
      if (away < NEAR || (away < NEAR * 2.2 && apart(data, next, here) < STEP)) enter(next)
    }
    if (tail >= height * width) break
  }
  return seen
}

/**
 * The subject of a picture, 255, before its background, 0, with a soft rim. What is already transparent is
 * background. When that leaves nearly
 * nothing or nearly everything, the subject is what stands out most.
 */
export async function subjectOf(raster: Raster): Promise<Mask> {
  const small = await blur(await reduce(raster, WORKING_PX), 0.8)
  const border = borderOf(small)
  const away = flood(small, border, borderColours(small, border))
  const data = Buffer.alloc(away.length)
  let subject = 0
  for (let i = 0; i < data.length; i++) {
    const shown = !away[i] && (small.data[i * 4 + 3] as number) > 127
    if (shown) subject++
    data[i] = shown ? 255 : 0
  }
  const share = subject / data.length
  const hard: Mask = { ...small, data }
  const found = share < 0.015 || share > 0.8 ? await regionOf(small, '') : await smoothed(hard)
  const whole = await resizeMask(found, raster.width, raster.height)
  for (let i = 0; i < whole.data.length; i++)
    whole.data[i] = Math.min(whole.data[i] as number, raster.data[i * 4 + 3] as number)
  return whole
}

/** Specks gone, the rim soft and a little inside, so that no background shines at it. */
async function smoothed(mask: Mask): Promise<Mask> {
  const soft = await sharpOfMask(mask).median(5).blur(1.2).extractChannel(0).raw().toBuffer()
  for (let i = 0; i < soft.length; i++) soft[i] = 255 * ramp((soft[i] as number) / 255, 0.35, 0.8)
  return { ...mask, data: soft }
}
