import { FAMILIES, THINGS, type ThingName } from './lexicon'
import { COLOURS, SHADES } from './lexicon-colours'
import { FRAMINGS, LIGHTS, MOODS, SETTINGS, SIGNS, STYLES, TIMES, WEATHERS } from './lexicon-looks'

export type Meaning =
  | { kind: 'thing'; name: ThingName }
  | { kind: 'time' | 'mood' | 'style' | 'setting' | 'sign' | 'weather' | 'framing' | 'light'; name: string }
  | { kind: 'colour'; hex: string; name: string }
  | { kind: 'shade'; name: string }

/** One word or phrase of the prompt with everything it may mean; a comma or full stop is `stop`. */
export type Token = { text: string; stop: boolean; meanings: readonly Meaning[] }

const TABLES = {
  time: TIMES,
  mood: MOODS,
  style: STYLES,
  setting: SETTINGS,
  sign: SIGNS,
  weather: WEATHERS,
  framing: FRAMINGS,
  light: LIGHTS,
} as const

function buildIndex(): Map<string, Meaning[]> {
  const index = new Map<string, Meaning[]>()
  const add = (phrase: string, meaning: Meaning) => {
    const key = phrase.replaceAll('_', ' ')
    index.set(key, [...(index.get(key) ?? []), meaning])
  }
  for (const [name, words] of Object.entries(THINGS))
    for (const word of words.split(' ')) add(word, { kind: 'thing', name: name as ThingName })
  for (const [kind, table] of Object.entries(TABLES))
    for (const [name, words] of Object.entries(table))
      for (const word of words.split(' ')) add(word, { kind: kind as keyof typeof TABLES, name })
  for (const [name, hex] of Object.entries(COLOURS)) add(name, { kind: 'colour', hex, name })
  for (const name of Object.keys(SHADES)) add(name, { kind: 'shade', name })
  return index
}

const INDEX = buildIndex()

/** The singular forms a word may have; the word itself comes first. */
export function singulars(word: string): string[] {
  const forms = [word]
  if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('ves')) forms.push(`${word.slice(0, -3)}f`)
  if (word.endsWith('es')) forms.push(word.slice(0, -2))
  if (word.endsWith('s') && !word.endsWith('ss')) forms.push(word.slice(0, -1))
  return forms
}

function lookUp(words: readonly string[]): readonly Meaning[] {
  const head = words.slice(0, -1)
  for (const last of singulars(words.at(-1) ?? '')) {
    const found = INDEX.get([...head, last].join(' '))
    if (found) return found
  }
  return []
}

/** Cuts a prompt into its longest known phrases; unknown words stay, with no meanings. */
export function tokenise(prompt: string): Token[] {
  const words =
    prompt
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+|[,.;:!?|]/gu) ?? []
  const tokens: Token[] = []
  for (let i = 0; i < words.length; ) {
    let size = Math.min(3, words.length - i)
    while (size > 1 && lookUp(words.slice(i, i + size)).length === 0) size--
    const text = words.slice(i, i + size).join(' ')
    tokens.push({ text, stop: /^[,.;:!?|]$/.test(text), meanings: lookUp(words.slice(i, i + size)) })
    i += size
  }
  return tokens
}

export const familyOf = (word: string): readonly ThingName[] =>
  singulars(word).flatMap((form) => FAMILIES[form] ?? [])
