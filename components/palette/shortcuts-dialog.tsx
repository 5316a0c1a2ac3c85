'use client'

import { X } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { allControlKeys, allShortcuts } from './commands'
import { hasSingleKeys, writeSingleKeys } from './kept'
import { KeyCaps } from './key-caps'
import { isMac, isSingle } from './keys'
import { Modal } from './modal'
import { keysAt } from './places'

type Row = { where: string; name: string; keys: readonly string[] }

/** What the keys do on this screen, from the very records that answer them. */
function rowsAt(pathname: string): Row[] {
  const shortcuts = allShortcuts().flatMap(({ group, name, keys }) =>
    keys?.[0] ? [{ where: group, name, keys: keys.slice(0, 1) }] : [],
  )
  return [...shortcuts, ...allControlKeys(), ...keysAt(pathname)]
}

function SingleKeys() {
  const [on, setOn] = useState(hasSingleKeys)
  const choose = (next: boolean) => {
    writeSingleKeys(next)
    setOn(next)
  }
  return (
    <label className="flex items-start gap-3 border-t border-line px-5 py-3.5 touch:min-h-11">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => choose(event.target.checked)}
        className="mt-0.5 size-4 accent-ink"
      />
      <span>
        Single keys
        <span className="block text-xs text-ink-3">
          Turn them off if you speak to your device or press keys by accident; those with a held key stay.
        </span>
      </span>
    </label>
  )
}

const Keys = ({ row }: { row: Row }) => (
  <div className="flex min-h-8 items-center justify-between gap-4">
    <dt className="text-ink-2">{row.name}</dt>
    <dd className="flex gap-1.5" data-single={row.keys.every(isSingle) || undefined}>
      {row.keys.map((combo) => (
        <KeyCaps key={combo} combo={combo} mac={isMac()} />
      ))}
    </dd>
  </div>
)

/** Which keys do what, on this screen. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const pathname = usePathname()
  const [groups] = useState(() => [...Map.groupBy(rowsAt(pathname), ({ where }) => where)])
  return (
    <Modal label="Keyboard shortcuts" onClose={onClose}>
      <div className="flex items-center justify-between py-3 pr-3 pl-5">
        <h2 tabIndex={-1} data-first className="text-md outline-none">
          Keyboard shortcuts
        </h2>
        <IconButton label="Close" tipAlign="end" onClick={onClose}>
          <X strokeWidth={1.6} aria-hidden="true" />
        </IconButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keys */}
      <div tabIndex={0} className="min-h-0 grow overflow-y-auto px-5 pt-1 pb-4 -outline-offset-2">
        {groups.map(([where, rows]) => (
          <section key={where} className="mb-4">
            <h3 className="mb-1 border-b border-line pb-1.5 text-xs text-ink-3">{where}</h3>
            <dl>
              {rows.map((row) => (
                <Keys key={row.name} row={row} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <SingleKeys />
    </Modal>
  )
}
