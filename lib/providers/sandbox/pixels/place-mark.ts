import { capOf, drawMark, type Mark } from '../mark'
import { boundsOf } from './mask'
import type { Mask } from './raster'

type Cover = (left: number, top: number, width: number, height: number) => number

/** How much of a box changes, 0..1, from sums over every box that starts in the corner. */
function coverOf({ data, width, height }: Mask): Cover {
  const stride = width + 1
  const table = new Float64Array(stride * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] as number
      table[(y + 1) * stride + x + 1] = (table[y * stride + x + 1] as number) + row
    }
  }
  const sum = (x: number, y: number) => table[y * stride + x] as number
  return (left, top, w, h) =>
    (sum(left + w, top + h) - sum(left, top + h) - sum(left + w, top) + sum(left, top)) / (w * h * 255)
}

const TRIES = 120
const SHRINKS = [1, 0.8, 0.62, 0.5, 0.36]
const MARGIN = 0.35

/** As low and as far right as the mark, with some room around it, lies wholly on what changes. */
function seat(mark: Mark, changed: Mask, cover: Cover): Mark | undefined {
  const box = boundsOf(changed, 128)
  const gap = Math.ceil(mark.height * MARGIN)
  const [w, h] = [mark.width + 2 * gap, mark.height + 2 * gap]
  if (!box || w > box.width || h > box.height) return undefined
  const step = Math.max(1, Math.floor(Math.max(box.width, box.height) / TRIES))
  for (let top = box.top + box.height - h; top >= box.top; top -= step)
    for (let left = box.left + box.width - w; left >= box.left; left -= step)
      if (cover(left, top, w, h) > 0.985) return { ...mark, left: left + gap, top: top + gap }
  return undefined
}

/**
 * The word SANDBOX for a picture of which only a part is new: within that part, smaller if it must be.
 * Undefined when no part is new, or none has room.
 */
export function markWithin(changed: Mask): Mark | undefined {
  const cover = coverOf(changed)
  const cap = capOf(Math.min(changed.width, changed.height))
  for (const by of SHRINKS) {
    const found = seat(drawMark(cap * by), changed, cover)
    if (found) return found
  }
  return undefined
}
