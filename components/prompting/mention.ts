import type { Edit } from '@/components/ui/write-into'
import type { SavedPromptView } from '@/lib/prompts/schema'

/** An `@` being written: from the `@` to the caret, and what stands between. */
export type Mention = { from: number; to: number; query: string }

const OPEN = /(?:^|[\s,;:.(])@([^@\n,;]{0,40})$/

/** The `@` that the caret stands behind, if one is being written there; not that of an address. */
export function mentionAt(text: string, caret: number): Mention | null {
  const query = OPEN.exec(text.slice(0, caret))?.[1]
  if (query === undefined || /^\s/.test(query)) return null
  return { from: caret - query.length - 1, to: caret, query }
}

type Named = Pick<SavedPromptView, 'name' | 'text'>

/** Those whose name, or else whose text, holds every word of the query; names that start with it first. */
export function matching<T extends Named>(saved: readonly T[], query: string): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const rank = ({ name, text }: Named) => {
    const [title, body] = [name.toLowerCase(), text.toLowerCase()]
    if (title.startsWith(query.trim().toLowerCase())) return 0
    if (words.every((word) => title.includes(word))) return 1
    return words.every((word) => title.includes(word) || body.includes(word)) ? 2 : 3
  }
  const ranked = saved.map((each) => ({ each, at: rank(each) })).filter(({ at }) => at < 3)
  return ranked.sort((a, b) => a.at - b.at).map(({ each }) => each)
}

/** The edits, in order, that put a saved one into the prompt: a prompt where the `@` stands, a style behind everything. */
export function editsFor(
  prompt: string,
  { from, to }: Mention,
  saved: Pick<SavedPromptView, 'kind' | 'text'>,
): Edit[] {
  if (saved.kind === 'prompt') return [{ from, to, text: saved.text }]
  const before = prompt.slice(0, from).replace(/[\s,]+$/, '')
  const after = prompt
    .slice(to)
    .replace(/^[\s,]+/, '')
    .trimEnd()
  const taken = before && after ? ` ${after}` : after
  return [{ from: 0, to: prompt.length, text: joined(before + taken, saved.text) }]
}

/** Behind what is there, after a comma; what is there already is not said twice. */
export function joined(text: string, more: string): string {
  const kept = text.trim().replace(/,$/, '')
  const isThere = kept.toLowerCase().includes(more.trim().toLowerCase())
  return isThere ? kept : [kept, more.trim()].filter(Boolean).join(', ')
}
