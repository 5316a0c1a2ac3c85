import { rgb } from '../colour'
import { PALETTES } from '../palettes'
import { parsePrompt } from '../parse-prompt'
import { random } from '../random'
import { blendBy, byte, luma, type Mask, mapped, type Raster } from './raster'
import type { Words } from './scenery'

/** The colour the words ask for, or one of the seed's liking. */
function inkFor({ prompt, negative, seed }: Words): string {
  const { tints, things } = parsePrompt(prompt, negative)
  const named = tints[0] ?? things.find(({ colours }) => colours.length > 0)?.colours[0]
  return named ?? random(`${prompt}\n${seed}`).pick(PALETTES).accent
}

function meanLuma({ data }: Raster, { data: weights }: Mask): number {
  let [sum, weight] = [0, 0]
  for (let i = 0; i < weights.length; i++) {
    sum += luma(data, i * 4) * (weights[i] as number)
    weight += weights[i] as number
  }
  return weight > 0 ? sum / weight : 128
}

/** What was found in another colour; its light and shadow stay. Every byte outside the mask stays. */
export function recolour(raster: Raster, found: Mask, words: Words): Raster {
  const ink = rgb(inkFor(words))
  const inkLuma = luma(Buffer.from(ink), 0)
  const middle = meanLuma(raster, found)
  // Halfway between the light of the thing and the light of the ink: a white cup can turn black, and keep its form.
  const target = middle + (inkLuma - middle) * 0.65
  const painted = mapped(raster, (out, at) => {
    if (found.data[at >> 2] === 0) return
    const light = target * (luma(out, at) / Math.max(1, middle)) ** 0.9
    const [dark, bright] = [
      Math.min(1, light / Math.max(1, inkLuma)),
      Math.max(0, light - inkLuma) / Math.max(1, 255 - inkLuma),
    ]
    for (let c = 0; c < 3; c++) {
      const tone = (ink[c] as number) * dark
      out[at + c] = byte(tone + (255 - tone) * Math.min(1, bright))
    }
  })
  return blendBy(raster, painted, found)
}
