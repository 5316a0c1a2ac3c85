import type { Mask, Raster } from './raster'

/** Colours times how much they are known, and how much. */
type Level = { rgbw: Float32Array; width: number; height: number }

function ground(raster: Raster, hole: Mask): Level {
  const rgbw = new Float32Array(raster.data.length)
  for (let i = 0, at = 0; i < hole.data.length; i++, at += 4) {
    const known = hole.data[i] === 0 && (raster.data[at + 3] as number) > 0 ? 1 : 0
    for (let c = 0; c < 3; c++) rgbw[at + c] = (raster.data[at + c] as number) * known
    rgbw[at + 3] = known
  }
  return { rgbw, width: raster.width, height: raster.height }
}

function halved({ rgbw, width, height }: Level): Level {
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)]
  const out = new Float32Array(w * h * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4
      const to = ((y >> 1) * w + (x >> 1)) * 4
      for (let c = 0; c < 4; c++) out[to + c] = (out[to + c] as number) + (rgbw[from + c] as number)
    }
  for (let at = 3; at < out.length; at += 4) {
    const known = out[at] as number
    if (known <= 1) continue
    for (let c = 0; c < 4; c++) out[at - c] = (out[at - c] as number) / known
  }
  return { rgbw: out, width: w, height: h }
}

/** What a level does not know, taken from the coarser one, smoothly; where `skip` is 0 it may stay unknown. */
function completed(level: Level, coarse: Level, skip?: Buffer): void {
  const { rgbw, width, height } = level
  const from = coarse.rgbw
  for (let y = 0, i = 0; y < height; y++) {
    const cy = (y - 0.5) / 2
    const iy = Math.floor(cy)
    const fy = cy - iy
    const above = Math.max(0, iy) * coarse.width
    const below = Math.min(coarse.height - 1, iy + 1) * coarse.width
    for (let x = 0; x < width; x++, i++) {
      const at = i * 4
      const missing = 1 - (rgbw[at + 3] as number)
      if (missing <= 0 || skip?.[i] === 0) continue
      const cx = (x - 0.5) / 2
      const ix = Math.floor(cx)
      const fx = cx - ix
      const [left, right] = [Math.max(0, ix), Math.min(coarse.width - 1, ix + 1)]
      const [a, b, c, d] = [(above + left) * 4, (above + right) * 4, (below + left) * 4, (below + right) * 4]
      const [wa, wb, wc, wd] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy]
      for (let k = 0; k < 3; k++)
        rgbw[at + k] =
          (rgbw[at + k] as number) +
          missing *
            ((from[a + k] as number) * wa +
              (from[b + k] as number) * wb +
              (from[c + k] as number) * wc +
              (from[d + k] as number) * wd)
      rgbw[at + 3] = 1
    }
  }
}

/**
 * The hole (mask above 0) filled with the colours around it, which flow in from its rim: push-pull over a
 * pyramid. What is known stays as it is. Opaque. Where `needed` is 0 nobody will look.
 */
export function flowIn(raster: Raster, hole: Mask, needed?: Mask): Raster {
  const levels = [ground(raster, hole)]
  for (let last = levels[0] as Level; last.width > 1 || last.height > 1; ) {
    last = halved(last)
    levels.push(last)
  }
  for (let i = levels.length - 2; i >= 0; i--)
    completed(levels[i] as Level, levels[i + 1] as Level, i === 0 ? needed?.data : undefined)
  const { rgbw } = levels[0] as Level
  const data = Buffer.allocUnsafe(rgbw.length)
  for (let at = 0; at < rgbw.length; at += 4) {
    for (let c = 0; c < 3; c++) data[at + c] = Math.round(rgbw[at + c] as number)
    data[at + 3] = 255
  }
  return { ...raster, data }
}
