import { flowIn } from './fill'
import { grained } from './grain'
import { healed } from './heal'
import { resizeMask } from './mask'
import { byte, type Mask, mapped, type Raster, reduce } from './raster'
import { type Twins, twinsFor } from './twins'

/** Sizes of the copies on which is worked out what goes where, smallest first, and how long on each. */
const STEPS = [
  { px: 5_000, rounds: 8 },
  { px: 24_000, rounds: 3 },
] as const

async function findTwins(raster: Raster, hole: Mask): Promise<Twins | undefined> {
  let found: Twins | undefined
  for (const { px, rounds } of STEPS) {
    const small = await reduce(raster, px)
    const gap = await resizeMask(hole, small.width, small.height)
    const some = { ...gap, data: Buffer.from(gap.data.map((value) => (value > 8 ? 255 : 0))) }
    found = twinsFor(flowIn(small, some), some, found, rounds)
    if (!found) return undefined
  }
  return found
}

/** The full-size pixels that the twins point at, four neighbours of the small copy mixed; the flow where they point at nothing known. */
function taken(raster: Raster, hole: Mask, flow: Raster, twins: Twins): Raster {
  const { width, height } = raster
  const [sx, sy] = [twins.width / width, twins.height / height]
  return mapped(flow, (out, at, x, y) => {
    if (hole.data[at >> 2] === 0) return
    const [u, v] = [(x + 0.5) * sx - 0.5, (y + 0.5) * sy - 0.5]
    const [iu, iv] = [Math.floor(u), Math.floor(v)]
    const sum = [0, 0, 0]
    let total = 0
    for (let k = 0; k < 4; k++) {
      const [cu, cv] = [iu + (k & 1), iv + (k >> 1)]
      if (cu < 0 || cv < 0 || cu >= twins.width || cv >= twins.height) continue
      const i = cv * twins.width + cu
      const [tx, ty] = [
        Math.round(x + (twins.dx[i] as number) / sx),
        Math.round(y + (twins.dy[i] as number) / sy),
      ]
      if (tx < 0 || ty < 0 || tx >= width || ty >= height || hole.data[ty * width + tx] !== 0) continue
      const weight = (k & 1 ? u - iu : 1 - u + iu) * (k >> 1 ? v - iv : 1 - v + iv)
      for (let c = 0; c < 3; c++)
        sum[c] = (sum[c] as number) + (raster.data[(ty * width + tx) * 4 + c] as number) * weight
      total += weight
    }
    if (total < 0.05) return
    for (let c = 0; c < 3; c++) out[at + c] = byte((sum[c] as number) / total)
  })
}

/**
 * The hole (mask above 0) closed from its surroundings: with pieces of the picture that fit, or, when hardly
 * anything of it is known, with the colours that flow in from the rim. Deterministic.
 */
export async function closed(raster: Raster, hole: Mask, seed: number): Promise<Raster> {
  const flow = grained(flowIn(raster, hole), raster, hole, seed)
  const twins = await findTwins(raster, hole)
  return twins ? healed(raster, taken(raster, hole, flow, twins), hole) : flow
}
