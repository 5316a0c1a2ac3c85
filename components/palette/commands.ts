import type { SavedPromptView } from '@/lib/prompts/schema'

/** What can be done by a key or from the palette. A screen says what it has while it is there. */
export type Command = {
  /** Stable over visits: the recent ones are remembered by it. */
  id: string
  name: string
  group: string
  /** `mod+k`, `/`, `arrowup`: see `keys.ts`. The first is the one that is shown. */
  keys?: readonly string[]
  /** Whether its keys also count while something is being written. */
  whileWriting?: boolean
  /** Other words people look for. */
  words?: string
  /** What it is set to, or what it costs. */
  aside?: string
  /** One choice of many: only listed once something is typed. */
  isChoice?: boolean
  /** Nothing to do at the moment: its keys are left alone, and the palette leaves it out. */
  isOff?: boolean
  run: () => void
}

/** Keys that a control of the screen answers itself while it has the focus. */
export type ControlKeys = { where: string; keys: readonly string[]; name: string }

export type Source = {
  /** Asked at every key press: few, quick, and true at that moment. */
  shortcuts: () => readonly Command[]
  /** Asked when the palette opens, besides the shortcuts. */
  commands?: () => readonly Command[] | Promise<readonly Command[]>
  controlKeys?: () => readonly ControlKeys[]
  /** Puts a saved prompt or style into what is being written there. */
  takeSaved?: (saved: SavedPromptView) => void
}

const sources = new Set<Source>()

/** Adds a screen's commands; returns the function that takes them away. */
export function provide(source: Source): () => void {
  sources.add(source)
  return () => {
    sources.delete(source)
  }
}

export const allShortcuts = (): Command[] => [...sources].flatMap((source) => source.shortcuts())
export const allControlKeys = (): ControlKeys[] =>
  [...sources].flatMap((source) => source.controlKeys?.() ?? [])

/** Where a saved prompt goes here and now; undefined where none can go. */
export const savedTaker = () => [...sources].find(({ takeSaved }) => takeSaved)?.takeSaved

/** Everything that can be done here and now, without what could not be fetched. */
export async function allCommands(): Promise<Command[]> {
  const more = await Promise.all(
    [...sources].map(async (source) => {
      try {
        return (await source.commands?.()) ?? []
      } catch {
        return []
      }
    }),
  )
  return [...allShortcuts(), ...more.flat()]
}
