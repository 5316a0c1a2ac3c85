'use client'

import { type Dispatch, useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { hasPanels, panelStore, togglePanel } from '@/components/frame/panels'
import { type Command, provide } from '@/components/palette/commands'
import { fetchedOrSaid } from '@/components/ui/fetched'
import type { DraftEdit, DraftHistory } from './draft-history'
import type { StudioScene } from './studio-commands'

export type StudioHands = StudioScene & {
  change: Dispatch<DraftEdit>
  past: DraftHistory
  focusPrompt: () => void
  press: () => void
}

const UP = { where: 'In an empty prompt', name: 'Earlier prompts, and back', keys: ['arrowup', 'arrowdown'] }

/** The keys of the studio. */
function shortcutsOf(hands: StudioHands): Command[] {
  const { change, past, press, focusPrompt } = hands
  const [back, next] = [past.past.at(-1), past.future[0]]
  const all = { group: 'Studio' }
  return [
    {
      ...all,
      id: 'studio.generate',
      name: 'Generate',
      keys: ['mod+enter', 'ctrl+enter'],
      whileWriting: true,
      run: press,
    },
    { ...all, id: 'studio.prompt', name: 'Write the prompt', keys: ['/'], run: focusPrompt },
    {
      ...{ ...all, id: 'studio.undo', name: 'Undo', keys: ['mod+z'], aside: back?.name ?? '', isOff: !back },
      run: () => change({ type: 'undone' }),
    },
    {
      ...{
        ...all,
        id: 'studio.redo',
        name: 'Redo',
        keys: ['mod+shift+z', 'mod+y'],
        aside: next?.name ?? '',
        isOff: !next,
      },
      run: () => change({ type: 'redone' }),
    },
    ...(hasPanels() ? PANELS : []),
  ]
}

const PANELS: readonly Command[] = [
  {
    ...{ id: 'studio.wing', name: 'Show or hide the controls', group: 'Studio', keys: ['['] },
    run: () => togglePanel('wing'),
  },
  {
    ...{ id: 'studio.strip', name: 'Show or hide the earlier runs', group: 'Studio', keys: [']'] },
    run: () => togglePanel('strip'),
  },
]

/** Offers what the studio can do to the keyboard and the palette, for as long as it is there. */
export function useCommands(hands: StudioHands) {
  const latest = useRef(hands)
  useEffect(() => {
    latest.current = hands
  })
  useEffect(
    () =>
      provide({
        shortcuts: () => shortcutsOf(latest.current),
        commands: async () => (await import('./studio-commands')).studioCommands(latest.current),
        controlKeys: () => [UP],
        takeSaved: async (saved) => {
          const commands = await fetchedOrSaid(() => import('./studio-commands'))
          commands?.takeSaved(latest.current, saved)
        },
      }),
    [],
  )
}

/** Opens the controls first when they are closed: what is not drawn takes no focus. */
export function openControls() {
  if (panelStore.snapshot().wing.closed) flushSync(() => togglePanel('wing', false))
}
