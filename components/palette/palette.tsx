'use client'

import { Suspense, useEffect, useState } from 'react'
import { fetchedOnPress } from '@/components/ui/fetched'
import { allShortcuts, type Command, provide } from './commands'
import { hasSingleKeys } from './kept'
import { isElsewhere, isMac, isSingle, isWriting, matches } from './keys'

const load = () => import('./palette-dialog')
const PaletteDialog = fetchedOnPress(load)
const ShortcutsDialog = fetchedOnPress(async () => ({ default: (await load()).ShortcutsDialog }))

type Sheet = 'palette' | 'shortcuts'

/** The command whose key this is, unless the key belongs to a text, a dialog or a menu. */
function commandFor(event: KeyboardEvent): Command | undefined {
  if (event.defaultPrevented || event.repeat || event.isComposing || isElsewhere(event.target)) return
  const writing = isWriting(event.target)
  const mac = isMac()
  return allShortcuts().find(
    ({ keys = [], whileWriting, isOff }) =>
      !isOff &&
      (whileWriting || !writing) &&
      keys.some((combo) => matches(combo, event, mac) && (!isSingle(combo) || hasSingleKeys())),
  )
}

/** Listens for the keys of every command that is provided, and has the palette and the sheet of keys. */
export function Palette({ isOperator }: { isOperator: boolean }) {
  const [open, setOpen] = useState<Sheet | null>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandFor(event)
      if (!command) return
      event.preventDefault()
      command.run()
    }
    // Not before the first sign of life: what nobody uses is not fetched.
    const warm = () => setTimeout(PaletteDialog.warm, 1500)
    document.addEventListener('keydown', onKeyDown)
    document.addEventListener('keydown', warm, { once: true })
    document.addEventListener('pointermove', warm, { once: true })
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('keydown', warm)
      document.removeEventListener('pointermove', warm)
    }
  }, [])
  useEffect(
    () =>
      provide({
        shortcuts: () => [
          {
            ...{ id: 'palette', name: 'Find a command', group: 'Everywhere', keys: ['mod+k'] },
            ...{ whileWriting: true, run: () => setOpen('palette') },
          },
          {
            ...{ id: 'shortcuts', name: 'Keyboard shortcuts', group: 'Everywhere', keys: ['?'] },
            run: () => setOpen('shortcuts'),
          },
        ],
      }),
    [],
  )
  const close = () => setOpen(null)
  return (
    <Suspense>
      {open === 'palette' ? <PaletteDialog isOperator={isOperator} onClose={close} /> : null}
      {open === 'shortcuts' ? <ShortcutsDialog onClose={close} /> : null}
    </Suspense>
  )
}
