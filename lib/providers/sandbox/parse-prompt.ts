import type { Brief, Thing } from './brief'
import { mix } from './colour'
import { CROWDS, GARMENTS, INNATE, type ThingName } from './lexicon'
import { COLOURS, SHADES } from './lexicon-colours'
import {
  BREAKS,
  COUNTS,
  type Framing,
  type Light,
  NEGATORS,
  type Setting,
  SIZES,
  type Sign,
  type Style,
  type Weather,
} from './lexicon-looks'
import type { Mood, Time } from './palettes'
import { takeLettering } from './quotes'
import { familyOf, singulars, type Token, tokenise } from './tokens'

const TEXT_WORDS =
  /^(?:text|letter(?:s|ing)?|words?|typography|writing|watermark|caption|font|signs?|signage)$/
const INK_WORDS = /^(?:colou?rs?|inks?|tones?)$/
/** How many words a colour, a count or a size waits for its noun. */
const REACH = 4
const WEARERS: ReadonlySet<ThingName> = new Set<ThingName>([
  'person',
  'man',
  'lady',
  'keeper',
  'astronaut',
  'robot',
  'cat',
  'dog',
  'fox',
  'bear',
  'rabbit',
  'owl',
])

type Pending = { colours: string[]; count: number; size: Thing['size']; shade?: string; left: number }
const nothing = (): Pending => ({ colours: [], count: 1, size: 'usual', left: 0 })

type Notes = {
  things: Map<ThingName, Thing>
  looks: Map<string, string>
  weather: Set<Weather>
  tints: string[]
  inks?: number
  without: Set<string>
}

const thingIn = (token: Token | undefined) => token?.meanings.find((m) => m.kind === 'thing')
const colourIn = (token: Token | undefined) => token?.meanings.find((m) => m.kind === 'colour')

/** "orange" before a noun is an ink; alone it is a fruit. */
function readsAsColour(tokens: readonly Token[], i: number): boolean {
  if (!colourIn(tokens[i])) return false
  if (!thingIn(tokens[i])) return true
  const next = tokens.slice(i + 1, i + 3)
  const stop = next.findIndex((token) => token.stop || BREAKS.has(token.text))
  return (stop < 0 ? next : next.slice(0, stop)).some((token) => thingIn(token) || colourIn(token))
}

function note(notes: Notes, name: ThingName, pending: Pending, text: string) {
  const before = notes.things.get(name)
  const plural = singulars(text).length > 1 && text.endsWith('s')
  const count = pending.count > 1 ? pending.count : (CROWDS[text] ?? (plural ? 3 : 1))
  const innate = singulars(text)
    .map((form) => COLOURS[INNATE[form] ?? ''])
    .find(Boolean)
  const own = pending.colours.length === 0 && innate ? [innate] : pending.colours
  notes.things.set(name, {
    name,
    colours: [...(before?.colours ?? []), ...own],
    count: Math.max(before?.count ?? 1, count),
    size: pending.size === 'usual' ? (before?.size ?? 'usual') : pending.size,
  })
}

/** "in a green coat": the colour is the wearer's. */
function dress(notes: Notes, pending: Pending, text: string) {
  const wearer = [...notes.things.values()].filter(({ name }) => WEARERS.has(name)).at(-1)
  const innate = COLOURS[INNATE[text] ?? '']
  const worn = pending.colours.length > 0 ? pending.colours : innate ? [innate] : []
  if (wearer) notes.things.set(wearer.name, { ...wearer, colours: [...wearer.colours, ...worn] })
  else notes.tints.push(...worn)
}

function take(notes: Notes, tokens: readonly Token[], i: number, pending: Pending): Pending {
  const token = tokens[i] as Token
  if (token.stop || BREAKS.has(token.text)) {
    notes.tints.push(...pending.colours)
    return nothing()
  }
  const count = COUNTS[token.text] ?? Number(/^[2-9]$/.test(token.text) ? token.text : 0)
  if (count && INK_WORDS.test(tokens[i + 1]?.text ?? '')) {
    notes.inks = count
    return nothing()
  }
  if (count) return { ...pending, count, left: REACH }
  const size = SIZES[token.text]
  if (size) return { ...pending, size, left: REACH }

  for (const meaning of token.meanings) {
    if (meaning.kind === 'weather') notes.weather.add(meaning.name as Weather)
    else if (meaning.kind !== 'thing' && meaning.kind !== 'colour' && meaning.kind !== 'shade')
      if (!notes.looks.has(meaning.kind) || meaning.name === 'neon')
        notes.looks.set(meaning.kind, meaning.name)
  }
  const colour = colourIn(token)
  if (colour?.kind === 'colour' && readsAsColour(tokens, i)) {
    const shade = pending.shade ? SHADES[pending.shade] : undefined
    const ink = shade ? mix(colour.hex, shade[0], shade[1]) : colour.hex
    return { ...pending, colours: [...pending.colours, ink], shade: undefined, left: REACH }
  }
  if (GARMENTS.has(token.text)) {
    dress(notes, pending, token.text)
    return nothing()
  }
  const thing = thingIn(token)
  if (thing?.kind === 'thing') {
    note(notes, thing.name, pending, token.text)
    return nothing()
  }
  const shade = token.meanings.find((m) => m.kind === 'shade')
  if (shade) return { ...pending, shade: shade.name, left: pending.left || 2 }
  if (pending.left > 1 || pending.left === 0) return { ...pending, left: Math.max(0, pending.left - 1) }
  notes.tints.push(...pending.colours)
  return nothing()
}

/** Everything a negative prompt names: things (by family too), weathers, times, inks, and `text`. */
function unwanted(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>()
  for (const token of tokens) {
    for (const meaning of token.meanings) names.add(meaning.kind === 'colour' ? meaning.hex : meaning.name)
    for (const name of familyOf(token.text)) names.add(name)
    if (TEXT_WORDS.test(token.text)) names.add('text')
  }
  return names
}

/** "no clouds" inside the prompt itself: what follows the negator, up to the next stop, is unwanted. */
function splitNegated(tokens: readonly Token[]): { wanted: Token[]; refused: Token[] } {
  const wanted: Token[] = []
  const refused: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (!NEGATORS.has(token.text)) {
      wanted.push(token)
      continue
    }
    while (i + 1 < tokens.length && !tokens[i + 1]?.stop) {
      i++
      refused.push(tokens[i] as Token)
      if (thingIn(tokens[i]) || familyOf(tokens[i]?.text ?? '').length > 0) break
    }
  }
  return { wanted, refused }
}

/** Reads a prompt and its negative into a brief. Pure; anything is accepted, unknown words say nothing. */
export function parsePrompt(prompt: string, negative = ''): Brief {
  const { lettering, rest } = takeLettering(prompt.replace(/\[sandbox:[^\]]*\]/gi, ' '))
  const { wanted, refused } = splitNegated(tokenise(rest))
  const without = unwanted([...tokenise(negative), ...refused])
  const notes: Notes = { things: new Map(), looks: new Map(), weather: new Set(), tints: [], without }
  let pending = nothing()
  for (let i = 0; i < wanted.length; i++) pending = take(notes, wanted, i, pending)
  notes.tints.push(...pending.colours)

  const look = <T extends string>(kind: string) => {
    const name = notes.looks.get(kind)
    return name && !without.has(name) ? (name as T) : undefined
  }
  const kept = (inks: readonly string[]) => inks.filter((ink) => !without.has(ink))
  return {
    things: [...notes.things.values()]
      .filter((thing) => !without.has(thing.name))
      .map((thing) => ({ ...thing, colours: kept(thing.colours) })),
    lettering: without.has('text') ? [] : lettering,
    sign: look<Sign>('sign'),
    time: look<Time>('time'),
    mood: look<Mood>('mood'),
    style: look<Style>('style'),
    setting: look<Setting>('setting'),
    framing: look<Framing>('framing'),
    light: look<Light>('light'),
    stacked: wanted.some((token) => /^(?:stack(?:s|ed)?|piled?)$/.test(token.text)),
    weather: [...notes.weather].filter((name) => !without.has(name)),
    tints: kept(notes.tints),
    inks: notes.inks,
    without,
  }
}
