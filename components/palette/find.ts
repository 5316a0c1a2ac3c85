import type { Command } from './commands'

/** Commands under a heading, in the order to show them. */
export type Found = { group: string; commands: Command[] }

const RECENT = 'Recent'
const MOST = 40

/**
 * How well the words typed fit a name: 0 not at all, else higher is better. Every word must be there, whole, as
 * the beginning of a word, or as letters in order (`sd tur` -> `SD 3.5 Large Turbo`).
 */
export function fitness(query: string, text: string): number {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const scores = words.map((word) => fitWord(word, text.toLowerCase()))
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0) / Math.max(1, words.length)
}

function fitWord(word: string, text: string): number {
  const at = text.indexOf(word)
  if (at === 0) return 100
  if (at > 0) return isWordStart(text, at) ? 80 : 50
  return scattered(word, text)
}

const isWordStart = (text: string, at: number) => !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')

/** Letters in order, each following the one before or beginning a word: else everything fits everything. */
function scattered(word: string, text: string): number {
  let at = -1
  for (const letter of word) {
    const next = [...text].findIndex(
      (each, place) => place > at && each === letter && (place === at + 1 || isWordStart(text, place)),
    )
    if (next < 0) return 0
    at = next
  }
  return 20
}

/** The list for what was typed; the commands used last come first, and choices only when asked for. */
export function find(commands: readonly Command[], query: string, recent: readonly string[]): Found[] {
  if (query.trim() === '') return unasked(commands, recent)
  const scored = commands.map((command) => ({ command, score: scoreOf(command, query, recent) }))
  const fitting = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)
  return grouped(fitting.slice(0, MOST).map(({ command }) => command))
}

function scoreOf(command: Command, query: string, recent: readonly string[]): number {
  const score = Math.max(
    fitness(query, command.name),
    fitness(query, `${command.name} ${command.words ?? ''}`) * 0.8,
  )
  const place = recent.indexOf(command.id)
  return score === 0 || place < 0 ? score : score + 15 - place
}

function unasked(commands: readonly Command[], recent: readonly string[]): Found[] {
  const lately = recent.flatMap((id) => commands.find((command) => command.id === id) ?? [])
  const others = commands.filter((command) => !command.isChoice && !lately.includes(command))
  return [...(lately.length > 0 ? [{ group: RECENT, commands: lately }] : []), ...grouped(others)]
}

function grouped(commands: readonly Command[]): Found[] {
  const groups = Map.groupBy(commands, ({ group }) => group)
  return [...groups].map(([group, each]) => ({ group, commands: each }))
}
