import { byte, luma, mapped, type Raster } from './raster'

export type Light = {
  /** Where it comes from, as a unit vector from the middle; y downwards. */
  from: readonly [x: number, y: number]
  /** 0..1. */
  strength: number
  colour: readonly [number, number, number]
}

const FROM = { left: [-1, 0], right: [1, 0], above: [0, -1], below: [0, 1] } as const
type Direction = keyof typeof FROM
export const DIRECTIONS = Object.keys(FROM) as Direction[]
const WARM = [255, 236, 204] as const

export const lightFrom = (direction: Direction, strength: number): Light => ({
  from: FROM[direction],
  strength,
  colour: WARM,
})

/** The light in a picture: from where it is brightest, in the colour of its bright part. */
export function lightIn({ data, width, height }: Raster, strength: number): Light {
  const sum = [0, 0, 0, 0, 0, 0]
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) {
      const weight = (luma(data, at) / 255) ** 3
      const parts = [x / width - 0.5, y / height - 0.5, data[at], data[at + 1], data[at + 2], 1] as number[]
      for (let k = 0; k < 6; k++) sum[k] = (sum[k] as number) + (parts[k] as number) * weight
    }
  const mean = sum.map((v) => v / Math.max(1e-6, sum[5] as number)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const length = Math.hypot(mean[0], mean[1])
  const from = length < 0.004 ? FROM.above : ([mean[0] / length, mean[1] / length] as const)
  return { from, strength, colour: [mean[2], mean[3], mean[4]] }
}

/** Brighter towards the light, in its colour, and darker away from it. */
export function lit(raster: Raster, { from, strength, colour }: Light): Raster {
  const [w, h] = [raster.width - 1 || 1, raster.height - 1 || 1]
  const peak = Math.max(...colour, 1)
  const tint = colour.map((c) => 0.35 + (0.65 * c) / peak)
  return mapped(raster, (out, at, x, y) => {
    const towards = (x / w - 0.5) * 2 * from[0] + (y / h - 0.5) * 2 * from[1]
    const gain = strength * 0.85 * towards
    for (let c = 0; c < 3; c++) {
      const v = out[at + c] as number
      out[at + c] =
        gain > 0
          ? byte(v + (255 - v) * gain * 0.62 * (tint[c] as number) + v * gain * 0.25)
          : byte(v * (1 + gain * 0.8))
    }
  })
}
