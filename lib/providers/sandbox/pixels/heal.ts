import { flowIn } from './fill'
import { byte, type Mask, mapped, type Raster } from './raster'

/** A difference past this is an edge of something, not a seam. */
const SEAM = 40
const ZERO = 128

/** Per channel what is lacking at the rim of the hole, around 128; the mask says where that is known. */
function lackAtRim(raster: Raster, filled: Raster, hole: Mask): { lack: Raster; unknown: Mask } {
  const { width, height } = raster
  const lack = Buffer.alloc(raster.data.length, ZERO)
  const unknown = Buffer.alloc(hole.data.length, 255)
  for (let i = 0; i < hole.data.length; i++) {
    lack[i * 4 + 3] = 255
    if (hole.data[i] === 0) continue
    const x = i % width
    const around = [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width]
    const known = around.find((j) => j >= 0 && j < width * height && hole.data[j] === 0)
    if (known === undefined) continue
    const off = [0, 1, 2].map(
      (c) => (raster.data[known * 4 + c] as number) - (filled.data[i * 4 + c] as number),
    )
    unknown[i] = 0
    if (off.every((v) => Math.abs(v) < SEAM))
      for (let c = 0; c < 3; c++) lack[i * 4 + c] = ZERO + (off[c] as number)
  }
  return { lack: { ...raster, data: lack }, unknown: { ...hole, data: unknown } }
}

/** The filled hole without its seams: what it lacks at the rim is made up for, less and less inwards. */
export function healed(raster: Raster, filled: Raster, hole: Mask): Raster {
  const { lack, unknown } = lackAtRim(raster, filled, hole)
  if (!unknown.data.includes(0)) return filled
  const spread = flowIn(lack, unknown, hole)
  return mapped(filled, (out, at) => {
    if (hole.data[at >> 2] === 0) return
    for (let c = 0; c < 3; c++)
      out[at + c] = byte((out[at + c] as number) + (spread.data[at + c] as number) - ZERO)
  })
}
