import { diffWords, type Change as Piece } from '@/components/prompting/word-diff'
import { FIELD_NAMES, FIELDS } from '@/lib/providers/fields/schema'
import type { RunSettings } from '@/lib/runs/schema'

export type Change = { label: string; pieces: Piece[] }

const TOLD_AT_MOST = 4
const LEFT_OUT: readonly string[] = ['aspectRatio', 'outputFormat', 'outputQuality']

/** What changed from a picture's settings to those of one made from it, words word by word; pictures aside. */
export function changesOf(before: RunSettings | null, after: RunSettings | null): Change[] {
  if (!after) return []
  const changes = FIELD_NAMES.flatMap<Change>((name) => {
    const [was, is] = [before?.[name], after[name]]
    if (is === was || is === undefined || is === '' || LEFT_OUT.includes(name)) return []
    const { kind, label } = FIELDS[name]
    if (kind === 'image') return []
    const pieces =
      kind === 'text' && typeof was === 'string' && was !== ''
        ? diffWords(was, String(is))
        : [{ text: typeof is === 'boolean' ? (is ? 'yes' : 'no') : String(is), kind: 'same' as const }]
    return [{ label: label.toLowerCase(), pieces }]
  })
  return changes.slice(0, TOLD_AT_MOST)
}
