import { coloursOf, inColoursOf } from './palette-transfer'
import { blurBroadly, byte, mapped, type Raster, ramp, reduce, resize } from './raster'
import { scenery, type Words } from './scenery'

export type Margins = { left: number; right: number; up: number; down: number }

const WORKING_PX = 1_600_000

/** A coordinate folded back into the picture, as in facing mirrors. */
function mirrored(at: number, size: number): number {
  const period = 2 * size
  const folded = ((at % period) + period) % period
  return folded < size ? folded : period - 1 - folded
}

/** The picture continued over the margins by its own reflection. */
function reflected(raster: Raster, { left, right, up, down }: Margins): Raster {
  const [width, height] = [raster.width + left + right, raster.height + up + down]
  const data = Buffer.allocUnsafe(width * height * 4)
  const columns = Int32Array.from({ length: width }, (_, x) => mirrored(x - left, raster.width) * 4)
  for (let y = 0, to = 0; y < height; y++) {
    const row = mirrored(y - up, raster.height) * raster.width * 4
    for (let x = 0; x < width; x++, to += 4)
      raster.data.copy(data, to, row + (columns[x] as number), row + (columns[x] as number) + 4)
  }
  return { data, width, height }
}

/** How far beyond the picture a pixel is, in pixels. */
const beyond = (x: number, y: number, { width, height }: Raster, { left, up }: Margins): number =>
  Math.hypot(Math.max(left - x, 0, x - left - width + 1), Math.max(up - y, 0, y - up - height + 1))

/**
 * What lies beyond the edges: near them the picture's reflection, softer the farther, then a painting of the
 * words in the picture's own colours. `creativity` 0..1 says how soon. The picture itself is still in the middle,
 * at working size, for the caller to lay the true one over.
 */
async function sketched(raster: Raster, margins: Margins, words: Words, creativity: number): Promise<Raster> {
  const mirror = reflected(raster, margins)
  const most = Math.max(margins.left, margins.right, margins.up, margins.down)
  const [soft, painted] = await Promise.all([
    blurBroadly(mirror, 2 + most * 0.03),
    scenery(words, mirror.width, mirror.height),
  ])
  const tuned = inColoursOf(painted, coloursOf(raster), 0.75 - creativity * 0.35)
  const reach = Math.max(24, most)
  return mapped(mirror, (out, at, x, y) => {
    const away = beyond(x, y, raster, margins)
    if (away === 0) return
    const haze = 0.75 * ramp(away, reach * 0.1, reach * 0.8)
    const fresh = ramp(away, reach * (0.3 - creativity * 0.26), reach * (0.95 - creativity * 0.55))
    for (let c = 0; c < 3; c++) {
      const plain = out[at + c] as number
      const dim = plain + ((soft.data[at + c] as number) - plain) * haze
      out[at + c] = byte(dim + ((tuned.data[at + c] as number) - dim) * fresh)
    }
    out[at + 3] = 255
  })
}

/** The ground for an enlarged picture, in full size; worked out smaller when that is large. */
export async function groundBeyond(
  raster: Raster,
  margins: Margins,
  words: Words,
  creativity: number,
): Promise<Raster> {
  const [width, height] = [
    raster.width + margins.left + margins.right,
    raster.height + margins.up + margins.down,
  ]
  const by = Math.min(1, Math.sqrt(WORKING_PX / (width * height)))
  const small = by < 1 ? await reduce(raster, raster.width * raster.height * by * by) : raster
  const scaled = (px: number) => Math.round(px * by)
  const sketch = await sketched(
    small,
    {
      left: scaled(margins.left),
      right: scaled(margins.right),
      up: scaled(margins.up),
      down: scaled(margins.down),
    },
    words,
    creativity,
  )
  return sketch.width === width && sketch.height === height ? sketch : resize(sketch, width, height)
}
