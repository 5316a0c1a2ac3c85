import { MAX_IMAGES } from './draft'

export type ReadSeeds = {
  /** In order, each once, at most as many as a run has images. */
  seeds: number[]
  /** What was written and is not among them, in a sentence; null when everything is. */
  leftOut: string | null
}

const PARTED = /[\s,;.|]+/
const INSIDE = /[_'’]/g
const LABEL = /^\W*seeds?\b\W*/i

/** Seeds as typed or pasted, parted by commas, spaces or lines: `12, 7` -> 12 and 7. */
export function readSeeds(text: string): ReadSeeds {
  const words = text.replace(LABEL, '').split(PARTED).filter(Boolean)
  const numbers = words.filter(isWhole).map((word) => Number(word.replaceAll(INSIDE, '')))
  const once = [...new Set(numbers)]
  return {
    seeds: once.slice(0, MAX_IMAGES),
    leftOut: sentenceOf(words, numbers, once),
  }
}

const isWhole = (word: string) => /^\d{1,15}$/.test(word.replaceAll(INSIDE, ''))

function sentenceOf(words: readonly string[], numbers: readonly number[], once: readonly number[]) {
  const wrong = words.find((word) => !isWhole(word))
  if (wrong !== undefined)
    return `“${wrong.slice(0, 24)}” is no seed and is left out: seeds are whole numbers.`
  if (once.length > MAX_IMAGES)
    return `A run has at most ${MAX_IMAGES} images: the first ${MAX_IMAGES} count.`
  const twice = numbers.find((number, at) => numbers.indexOf(number) !== at)
  return twice === undefined ? null : `${twice} is there twice: once makes the same picture.`
}

/** What the seeds mean for so many images, in a few words. */
export function seedsInWords(seeds: readonly number[], count: number): string {
  const { length } = seeds
  if (length === 0) return 'new each time'
  if (length === 1) return count > 1 ? `for the first of ${count}` : 'locked'
  if (length === count) return `${length} seeds, one for each image`
  return length < count ? `for the first ${length} of ${count}` : `the first ${count} of ${length}`
}
