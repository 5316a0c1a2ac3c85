import type { ThingName } from './lexicon'
import type { Framing, Light, Setting, Sign, Style, Weather } from './lexicon-looks'
import type { Mood, Time } from './palettes'

export type Thing = {
  name: ThingName
  /** Hex inks the prompt gave it, in its order; empty means the palette decides. */
  colours: readonly string[]
  count: number
  size: 'small' | 'usual' | 'big'
}

/** What a prompt asks for, after its negative prompt has taken things away. */
export type Brief = {
  /** In the order they were said; a thing said twice is here once. */
  things: readonly Thing[]
  /** Quoted words, to be drawn as letters. */
  lettering: readonly string[]
  sign?: Sign
  time?: Time
  mood?: Mood
  style?: Style
  setting?: Setting
  framing?: Framing
  light?: Light
  /** "stacked cups", "a pile of books". */
  stacked: boolean
  weather: readonly Weather[]
  /** Inks tied to no noun: they tint the whole. */
  tints: readonly string[]
  /** "three colours": how many inks the picture may use. */
  inks?: number
  /** Names of things, weathers and inks that must not appear. */
  without: ReadonlySet<string>
}

export const find = (brief: Brief, name: ThingName): Thing | undefined =>
  brief.things.find((thing) => thing.name === name)

export const mentions = (brief: Brief, ...names: ThingName[]): boolean =>
  brief.things.some((thing) => names.includes(thing.name))

export const allows = (brief: Brief, name: ThingName | Weather): boolean => !brief.without.has(name)
