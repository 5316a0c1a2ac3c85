import { edgesOf, lightnessOf } from './edges'
import { blur, blurBroadly, byte, luma, mapped, type Raster, ramp } from './raster'

/** The painting with the strokes of a drawing on it: what is darker than its own paper darkens. */
export async function drawnOver(drawing: Raster, painted: Raster, strength: number): Promise<Raster> {
  const paper = lightnessOf(await blurBroadly(drawing, Math.max(drawing.width, drawing.height) / 40))
  const soft = await blur(drawing, 0.7)
  const edges = edgesOf(soft)
  return mapped(painted, (out, at) => {
    const i = at >> 2
    const stroke = ramp((paper[i] as number) - luma(soft.data, at), 6, 80)
    const ink = Math.max(stroke, ramp(edges[i] as number, 0.04, 0.3)) * Math.min(1, strength * 1.15)
    for (let c = 0; c < 3; c++) out[at + c] = byte((out[at + c] as number) * (1 - ink * 0.88))
  })
}

/** Every lightness, 0..255, with the colour that the painting has there on average. */
function tonesOf(painted: Raster): Float32Array {
  const tones = new Float32Array(256 * 3)
  const sums = new Float64Array(256 * 4)
  for (let at = 0; at < painted.data.length; at += 4) {
    const bin = Math.round(luma(painted.data, at)) * 4
    for (let c = 0; c < 3; c++) sums[bin + c] = (sums[bin + c] as number) + (painted.data[at + c] as number)
    sums[bin + 3] = (sums[bin + 3] as number) + 1
  }
  for (let tone = 0; tone < 256; tone++) {
    const near = [0, 0, 0, 1e-6]
    for (let other = 0; other < 256; other++) {
      const weight = 1 / (1 + ((other - tone) / 7) ** 4)
      for (let c = 0; c < 4; c++) near[c] = (near[c] as number) + (sums[other * 4 + c] as number) * weight
    }
    const average = [0, 1, 2].map((c) => (near[c] as number) / (near[3] as number))
    const light =
      (average[0] as number) * 0.299 + (average[1] as number) * 0.587 + (average[2] as number) * 0.114
    for (let c = 0; c < 3; c++) tones[tone * 3 + c] = (average[c] as number) + (tone - light) * 0.85
  }
  return tones
}

/** The picture's forms in the painting's colours, its edges drawn; `strength` 0 is the painting alone. */
export async function shapedBy(source: Raster, painted: Raster, strength: number): Promise<Raster> {
  const tones = tonesOf(painted)
  const soft = await blur(source, 0.8)
  const edges = edgesOf(soft)
  const weight = Math.min(1, strength * 1.05)
  return mapped(painted, (out, at) => {
    const tone = Math.round(luma(soft.data, at)) * 3
    const ink = ramp(edges[at >> 2] as number, 0.05, 0.4) * weight * 0.55
    for (let c = 0; c < 3; c++) {
      const formed = tones[tone + c] as number
      const v = (out[at + c] as number) * (1 - weight) + formed * weight
      out[at + c] = byte(v * (1 - ink))
    }
  })
}
