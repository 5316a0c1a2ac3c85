import { joined } from '@/components/prompting/mention'
import type { SavedPromptView } from '@/lib/prompts/schema'
import type { RunView } from '@/lib/runs/schema'
import type { Command } from './commands'

const UNASKED = 3

type Swept = Pick<RunView, 'sweep' | 'settings' | 'createdAt'>

/** The sweeps among runs, newest first, each once: its grid, and the way to it. */
export function sweepCommands(runs: readonly Swept[], go: (href: string) => void): Command[] {
  const sweeps = new Map(runs.flatMap((run) => (run.sweep ? [[run.sweep.id, run] as const] : [])))
  return [...sweeps].map(([id, { sweep, settings }], index) => ({
    id: `sweep.${id}`,
    name: settings.prompt || 'Without a prompt',
    group: 'Sweeps',
    words: 'sweep grid',
    aside: sweep ? `${sweep.columns} × ${sweep.rows}` : '',
    isChoice: index >= UNASKED,
    run: () => go(`/sweeps/${id}`),
  }))
}

/** Kept prompts and styles, found by their name or their words. */
export const savedCommands = (
  saved: readonly SavedPromptView[],
  take: (saved: SavedPromptView) => void,
): Command[] =>
  saved.map((each, index) => ({
    ...{ id: `saved.${each.id}`, name: each.name, group: 'Saved prompts and styles' },
    ...{ words: `saved ${each.kind} ${each.text}`, aside: each.kind, isChoice: index >= UNASKED },
    run: () => take(each),
  }))

/** What a saved one makes of what is written: a prompt takes its place, a style stands behind it. */
export function withSaved(written: string, { kind, text }: Pick<SavedPromptView, 'kind' | 'text'>): string {
  return kind === 'prompt' ? text : joined(written, text)
}
