/**
 * A prompt written once for many: `{red|green|blue}` stands for each of its choices (which may hold choices of their
 * own), `{{name}}` for each value given to that variable. `\{`, `\|` and `\}` stand for themselves; braces that do
 * not pair, or hold no `|`, are text.
 */
type PromptTemplate = readonly Part[]
type Part =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; options: readonly PromptTemplate[] }
  | { kind: 'variable'; name: string }

export type Variables = Readonly<Record<string, readonly string[]>>
type Token = { kind: 'text'; text: string } | { kind: 'variable'; name: string } | { kind: Brace }
type Brace = '{' | '|' | '}'

const TOKEN = /\\([{}|\\])|\{\{\s*([\p{L}_][\p{L}\p{N}_-]{0,39})\s*\}\}|([{|}])|[^\\{|}]+|\\/gu

/** Reads a template, in one pass. Never fails: what is no choice is text. */
export function parseTemplate(text: string): PromptTemplate {
  const tokens = [...text.matchAll(TOKEN)].map(tokenOf)
  const closeOf = choices(tokens)
  return partsOf(tokens, closeOf, 0, tokens.length)
}

function tokenOf([whole, escaped, variable, mark]: RegExpMatchArray): Token {
  if (variable !== undefined) return { kind: 'variable', name: variable }
  if (mark === '{' || mark === '|' || mark === '}') return { kind: mark }
  return { kind: 'text', text: escaped ?? whole ?? '' }
}

type Choice = { close: number; bars: number[] }

/** Where each choice that opens ends, and its bars; braces without a bar of their own are none. */
function choices(tokens: readonly Token[]): Map<number, Choice> {
  const found = new Map<number, Choice>()
  const open: { at: number; bars: number[] }[] = []
  tokens.forEach(({ kind }, at) => {
    if (kind === '{') open.push({ at, bars: [] })
    if (kind === '|') open.at(-1)?.bars.push(at)
    if (kind === '}') {
      const opened = open.pop()
      if (opened && opened.bars.length > 0) found.set(opened.at, { close: at, bars: opened.bars })
    }
  })
  return found
}

function partsOf(
  tokens: readonly Token[],
  found: ReadonlyMap<number, Choice>,
  from: number,
  to: number,
): Part[] {
  const parts: Part[] = []
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    const choice = found.get(at)
    if (choice) {
      const edges = [at, ...choice.bars, choice.close]
      const options = edges.slice(1).map((edge, i) => partsOf(tokens, found, (edges[i] ?? at) + 1, edge))
      parts.push({ kind: 'choice', options })
      at = choice.close
    } else if (token?.kind === 'variable') parts.push(token)
    else if (token) addText(parts, token.kind === 'text' ? token.text : token.kind)
  }
  return parts
}

function addText(parts: Part[], text: string): void {
  const last = parts.at(-1)
  if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text }
  else parts.push({ kind: 'text', text })
}

/** The names of the variables in a template, in the order they first stand there. */
export function variablesIn(template: PromptTemplate): string[] {
  const names = template.flatMap((part) => {
    if (part.kind === 'variable') return [part.name]
    return part.kind === 'choice' ? part.options.flatMap(variablesIn) : []
  })
  return [...new Set(names)]
}

/** How many prompts a template makes, without making them; a variable without values stands as it is written. */
export const countPrompts = (template: PromptTemplate, variables: Variables): number =>
  variablesIn(template).reduce(
    (product, name) => product * valuesOf(variables, name).length,
    waysThrough(template),
  )

const waysThrough = (template: PromptTemplate): number =>
  template.reduce(
    (product, part) =>
      part.kind === 'choice'
        ? product * part.options.reduce((sum, option) => sum + waysThrough(option), 0)
        : product,
    1,
  )

function valuesOf(variables: Variables, name: string): readonly string[] {
  const values = Object.hasOwn(variables, name) ? (variables[name] ?? []) : []
  return values.length > 0 ? values : [`{{${name}}}`]
}

type Values = Readonly<Record<string, string>>

/** Every way to give each variable one of its values: a variable that stands twice has the same value in both places. */
function* combinations(variables: Variables, [name, ...others]: readonly string[]): Generator<Values> {
  if (name === undefined) yield {}
  else
    for (const value of valuesOf(variables, name))
      for (const rest of combinations(variables, others)) yield { ...rest, [name]: value }
}

/** The prompts a template makes, in order, at most `max` of them. */
export function expandTemplate(template: PromptTemplate, variables: Variables, max: number): string[] {
  const prompts: string[] = []
  for (const values of combinations(variables, variablesIn(template))) {
    for (const prompt of textsOf(template, values)) {
      if (prompts.length >= max) return prompts
      prompts.push(prompt)
    }
  }
  return prompts
}

function* textsOf(template: PromptTemplate, values: Values): Generator<string> {
  const [first, ...rest] = template
  if (!first) {
    yield ''
    return
  }
  for (const start of startsOf(first, values)) for (const end of textsOf(rest, values)) yield start + end
}

function* startsOf(part: Part, values: Values): Generator<string> {
  if (part.kind === 'text') yield part.text
  else if (part.kind === 'variable') yield values[part.name] ?? ''
  else for (const option of part.options) yield* textsOf(option, values)
}

/** The text as a template that makes it and nothing else: escaped only where it would be read as more than text. */
export const literally = (text: string): string =>
  expandTemplate(parseTemplate(text), {}, 2).join('\n') === text && !isTemplate(parseTemplate(text))
    ? text
    : text.replaceAll(/[\\{|}]/g, '\\$&')

/** Whether there is anything to choose or to fill in. */
export const isTemplate = (template: PromptTemplate): boolean => template.some(({ kind }) => kind !== 'text')

/** `mark` is a brace or bar of a choice, `option` the text between them. */
export type Piece = { kind: 'text' | 'mark' | 'option' | 'variable'; text: string; name?: string }

/** The text as written, in pieces by what they mean; together they are the text. */
export function piecesOf(text: string): Piece[] {
  const matches = [...text.matchAll(TOKEN)]
  const tokens = matches.map(tokenOf)
  const found = choices(tokens)
  const marks = new Set([...found].flatMap(([open, { bars, close }]) => [open, ...bars, close]))
  let depth = 0
  return matches.map(([source], at) => {
    const token = tokens[at]
    if (token?.kind === 'variable') return { kind: 'variable', text: source, name: token.name }
    if (!marks.has(at)) return { kind: depth > 0 ? 'option' : 'text', text: source }
    depth += token?.kind === '{' ? 1 : token?.kind === '}' ? -1 : 0
    return { kind: 'mark', text: source }
  })
}
