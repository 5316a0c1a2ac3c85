import { load, luma, type Mask, type Raster, sharpOfMask } from './raster'

const maskOf = ({ width, height }: Raster | Mask, data: Buffer): Mask => ({ width, height, data })

/** A mask file in the shape of the picture: its lightness, white changes. A transparent part of it counts as black. */
export async function loadMask(bytes: Buffer, { width, height }: Raster): Promise<Mask> {
  const shown = await load(bytes, { width, height })
  const data = Buffer.allocUnsafe(width * height)
  for (let i = 0; i < data.length; i++)
    data[i] = Math.round((luma(shown.data, i * 4) * (shown.data[i * 4 + 3] as number)) / 255)
  return { width, height, data }
}

/** What is transparent changes. */
export function alphaMask(raster: Raster): Mask {
  const data = Buffer.allocUnsafe(raster.width * raster.height)
  for (let i = 0; i < data.length; i++) data[i] = 255 - (raster.data[i * 4 + 3] as number)
  return maskOf(raster, data)
}

export const emptyMask = ({ width, height }: Raster | Mask): Mask => ({
  width,
  height,
  data: Buffer.alloc(width * height),
})

const mapMask = (mask: Mask, change: (value: number, at: number) => number): Mask => ({
  ...mask,
  data: Buffer.from(mask.data.map(change)),
})

/** The greatest value in a window of `2 * radius + 1` along a line of `size` values, `step` apart. */
function slideMax(from: Buffer, to: Buffer, start: number, size: number, step: number, radius: number) {
  const queue = new Int32Array(size)
  let [head, tail] = [0, 0]
  const value = (i: number) => from[start + i * step] as number
  for (let i = 0; i < size + radius; i++) {
    if (i < size) {
      while (tail > head && value(queue[tail - 1] as number) <= value(i)) tail--
      queue[tail++] = i
    }
    if (i < radius) continue
    while ((queue[head] as number) < i - 2 * radius) head++
    to[start + (i - radius) * step] = value(queue[head] as number)
  }
}

/** Every value spread `radius` pixels to each side. */
export function grow(mask: Mask, radius: number): Mask {
  if (radius < 1) return mask
  const { width, height, data } = mask
  const rows = Buffer.allocUnsafe(data.length)
  const out = Buffer.allocUnsafe(data.length)
  for (let y = 0; y < height; y++) slideMax(data, rows, y * width, width, 1, radius)
  for (let x = 0; x < width; x++) slideMax(rows, out, x, height, width, radius)
  return maskOf(mask, out)
}

const inverted = (mask: Mask) => mapMask(mask, (value) => 255 - value)

/** Soft at its rim on the inside alone: nothing that was 0 becomes more. */
export async function feather(mask: Mask, px: number): Promise<Mask> {
  if (px < 1) return mask
  const shrunk = inverted(grow(inverted(mask), Math.ceil(px)))
  const soft = await sharpOfMask(shrunk)
    .blur(Math.max(0.5, px / 2))
    .extractChannel(0)
    .raw()
    .toBuffer()
  return mapMask(mask, (value, at) => Math.min(value, soft[at] as number))
}

export async function resizeMask(mask: Mask, width: number, height: number): Promise<Mask> {
  const data = await sharpOfMask(mask)
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer()
  return { width, height, data }
}

export type Box = { left: number; top: number; width: number; height: number }

/** The smallest box around what changes; undefined when nothing does. */
export function boundsOf({ data, width, height }: Mask, from = 1): Box | undefined {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      if ((data[at] as number) < from) continue
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      bottom = y
    }
  return right < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1 }
}

/** The part of the picture that changes, 0..1. */
export const shareOf = ({ data }: Mask): number =>
  data.reduce((sum, value) => sum + value, 0) / 255 / data.length
