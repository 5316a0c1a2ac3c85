'use client'

import { Search } from 'lucide-react'
import { useId } from 'react'
import { cx } from '@/components/ui/class-names'
import type { Command } from './commands'
import { KeyCaps } from './key-caps'
import { isMac } from './keys'
import { Modal } from './modal'
import { useOptions } from './use-options'

export { ShortcutsDialog } from './shortcuts-dialog'

type OptionProps = {
  command: Command
  id: string
  selected: boolean
  onPoint: () => void
  onChoose: () => void
}

const Option = ({ command, id, selected, onPoint, onChoose }: OptionProps) => (
  // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box; aria-activedescendant says which
  // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys
  <div
    id={id}
    role="option"
    aria-selected={selected}
    onPointerMove={onPoint}
    onClick={onChoose}
    className={cx(
      'flex min-h-9 cursor-default items-center gap-3 rounded-s px-3 touch:min-h-11',
      selected && 'bg-sunk outline-1 -outline-offset-1 outline-line-strong',
    )}
  >
    <span className="min-w-0 grow truncate">{command.name}</span>
    {command.aside ? <span className="num shrink-0 text-xs text-ink-3">{command.aside}</span> : null}
    {command.keys?.[0] ? <KeyCaps combo={command.keys[0]} mac={isMac()} /> : null}
  </div>
)

type Options = ReturnType<typeof useOptions>

function List({ options, id }: { options: Options; id: string }) {
  const { found, at, setAt, choose, list } = options
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label="Commands"
      className="min-h-0 overflow-y-auto overscroll-contain p-1.5"
    >
      {found.map(({ group, commands }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
        <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
          <div id={`${id}-${group}`} className="px-3 pt-2.5 pb-1 text-xs text-ink-3">
            {group}
          </div>
          {commands.map((command) => {
            const place = options.options.indexOf(command)
            return (
              <Option
                key={command.id}
                command={command}
                id={`${id}-${place}`}
                selected={place === at}
                onPoint={() => setAt(place)}
                onChoose={() => choose(command)}
              />
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** Everything that can be done here, found by typing. */
export default function PaletteDialog(props: { isOperator: boolean; onClose: () => void }) {
  const options = useOptions(props.isOperator, props.onClose)
  const { query, write, at, onKeyDown, isReady } = options
  const id = useId()
  const count = options.options.length
  const active = count > 0 ? `${id}-${at}` : undefined
  return (
    <Modal label="Command palette" onClose={props.onClose}>
      <div className="flex h-12 shrink-0 items-center gap-3 border-b border-line px-4">
        <Search className="size-4 shrink-0 text-ink-3" strokeWidth={1.6} aria-hidden="true" />
        <input
          role="combobox"
          aria-label="Find a command"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={active}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="What do you want to do?"
          value={query}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-full grow bg-transparent text-md outline-none placeholder:text-ink-3 max-md:text-[1rem]"
        />
      </div>
      <List options={options} id={id} />
      {isReady && count === 0 ? <p className="px-5 pb-5 text-ink-2">Nothing here is called that.</p> : null}
      <p role="status" className="sr-only">
        {isReady && query ? `${count} ${count === 1 ? 'command' : 'commands'}` : ''}
      </p>
    </Modal>
  )
}
