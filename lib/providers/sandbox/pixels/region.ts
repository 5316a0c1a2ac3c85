import { rgb } from '../colour'
import { COLOURS } from '../lexicon-colours'
import { hash } from '../random'
import { tokenise } from '../tokens'
import { emptyMask, resizeMask } from './mask'
import { blur, blurBroadly, type Mask, type Raster, ramp, reduce, sharpOfMask } from './raster'

const WORKING_PX = 65_536

/** Chroma apart from lightness: two numbers in which shadow and light of one thing stay close. */
const chroma = (r: number, g: number, b: number): [number, number] => {
  const sum = r + g + b + 60
  return [(r - g) / sum, (r + g - 2 * b) / sum]
}

const inkIn = (words: string): string | undefined => {
  for (const { meanings } of tokenise(words))
    for (const meaning of meanings) if (meaning.kind === 'colour') return meaning.hex
  return Object.hasOwn(COLOURS, words) ? COLOURS[words] : undefined
}

/** How much every pixel is what the words name: like their colour, or unlike its surroundings. 0..1. */
async function likeness(small: Raster, words: string): Promise<Float32Array> {
  const ink = inkIn(words)
  const around = await blurBroadly(small, Math.min(small.width, small.height) / 3.2)
  const out = new Float32Array(small.width * small.height)
  const [ia, ib] = ink ? chroma(...rgb(ink)) : [0, 0]
  const strong = Math.hypot(ia, ib) > 0.05
  for (let i = 0, at = 0; i < out.length; i++, at += 4) {
    const [r, g, b] = [small.data[at] as number, small.data[at + 1] as number, small.data[at + 2] as number]
    const [a, c] = chroma(r, g, b)
    if (ink && strong) {
      out[i] = 1 - ramp(Math.hypot(a - ia, c - ib), 0.06, 0.34)
      continue
    }
    if (ink) {
      const [R, G, B] = rgb(ink)
      out[i] = 1 - ramp(Math.hypot(r - R, g - G, b - B), 40, 190)
      continue
    }
    const [x, y] = [(i % small.width) / small.width - 0.5, Math.floor(i / small.width) / small.height - 0.52]
    const centred = 1 - 0.55 * ramp(Math.hypot(x, y), 0.28, 0.62)
    const [R, G, B] = [
      around.data[at] as number,
      around.data[at + 1] as number,
      around.data[at + 2] as number,
    ]
    out[i] = (Math.hypot(r - R, g - G, b - B) / 160 + Math.hypot(a, c) * 0.5) * centred
  }
  return out
}

/** The value that parts the dark half of a histogram from the light one best (Otsu). */
function threshold(values: Float32Array): number {
  const bins = new Float64Array(64)
  const most = values.reduce((a, b) => Math.max(a, b), 1e-6)
  for (const value of values) {
    const bin = Math.min(63, Math.floor((value / most) * 64))
    bins[bin] = (bins[bin] as number) + 1
  }
  let [best, cut, below, sumBelow] = [0, 32, 0, 0]
  const all = bins.reduce((sum, n, k) => sum + n * k, 0)
  for (let k = 0; k < 63; k++) {
    below += bins[k] as number
    sumBelow += (bins[k] as number) * k
    const above = values.length - below
    if (below === 0 || above === 0) continue
    const between = below * above * (sumBelow / below - (all - sumBelow) / above) ** 2
    if (between > best) [best, cut] = [between, k + 1]
  }
  return (cut / 64) * most
}

type Patch = { cells: number[]; weight: number }

function patchesOf(values: Float32Array, from: number, width: number): Patch[] {
  const seen = new Uint8Array(values.length)
  const patches: Patch[] = []
  for (let start = 0; start < values.length; start++) {
    if (seen[start] || (values[start] as number) < from) continue
    const cells = [start]
    seen[start] = 1
    let weight = 0
    for (let head = 0; head < cells.length; head++) {
      const i = cells[head] as number
      weight += values[i] as number
      const x = i % width
      for (const next of [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width])
        if (next >= 0 && next < values.length && !seen[next] && (values[next] as number) >= from) {
          seen[next] = 1
          cells.push(next)
        }
    }
    patches.push({ cells, weight })
  }
  return patches.sort((a, b) => b.weight - a.weight)
}

/**
 * Where the thing is that the words name: a colour word leads to what has that colour, any other words to what
 * stands out most; words choose among several that stand out alike. 255 inside, soft at the rim, never empty.
 */
export async function regionOf(raster: Raster, words: string): Promise<Mask> {
  const small = await blur(await reduce(raster, WORKING_PX), 1)
  const values = await likeness(small, words.toLowerCase())
  const patches = patchesOf(values, threshold(values), small.width).filter(
    ({ cells }) => cells.length >= values.length * 0.002,
  )
  const rivals = patches.filter(({ weight }) => weight > (patches[0]?.weight ?? 0) * 0.8)
  const chosen = rivals[hash(words) % Math.max(1, rivals.length)]
  const mask = emptyMask(small)
  for (const i of chosen?.cells ?? middle(small)) mask.data[i] = 255
  const soft = await sharpOfMask(mask).blur(1.4).extractChannel(0).raw().toBuffer()
  const whole = await resizeMask({ ...mask, data: soft }, raster.width, raster.height)
  for (let i = 0; i < whole.data.length; i++)
    whole.data[i] = 255 * ramp((whole.data[i] as number) / 255, 0.3, 0.6)
  return whole
}

function middle({ width, height }: Raster): number[] {
  const cells: number[] = []
  for (let y = Math.floor(height * 0.3); y < height * 0.7; y++)
    for (let x = Math.floor(width * 0.3); x < width * 0.7; x++) cells.push(y * width + x)
  return cells
}
