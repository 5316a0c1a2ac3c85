'use client'

import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { cx } from './class-names'
import { Link } from './link'
import type { MenuEntry } from './menu'

export type MenuPopupProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  anchor: RefObject<HTMLButtonElement | null>
  entries: readonly MenuEntry[]
  align: 'start' | 'end'
}

const ROW = cx(
  'flex h-8 cursor-default items-center gap-2.5 rounded-s px-2.5 no-underline outline-none select-none',
  'data-highlighted:bg-sunk touch:h-11 [&_svg]:size-4 [&_svg]:text-ink-3',
)

const Row = ({ icon, label, hint }: { icon?: ReactNode; label: ReactNode; hint?: ReactNode }) => (
  <>
    {icon}
    <span className="grow">{label}</span>
    {hint ? <span className="pl-4 text-right text-xs text-ink-3">{hint}</span> : null}
  </>
)

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case 'separator':
      return <Menu.Separator className="my-1 h-px bg-line" />
    case 'heading':
      return <div className="px-2.5 pt-1.5 pb-1 text-xs text-ink-3">{entry.label}</div>
    case 'link':
      return (
        <Menu.LinkItem
          closeOnClick
          className={ROW}
          render={
            entry.download ? (
              // biome-ignore lint/a11y/useAnchorContent: Base UI puts the row inside
              <a href={entry.href} download />
            ) : (
              <Link href={entry.href as never} />
            )
          }
        >
          <Row {...entry} />
        </Menu.LinkItem>
      )
    case 'choice':
      return (
        <Menu.RadioGroup value={entry.value} onValueChange={entry.onChange}>
          <div className="px-2.5 pt-1.5 pb-1 text-xs text-ink-3">{entry.label}</div>
          {entry.options.map((option) => (
            <Menu.RadioItem
              key={option.value}
              value={option.value}
              closeOnClick={entry.closes === true}
              className={ROW}
            >
              <Row {...option} />
              <Menu.RadioItemIndicator>
                <Check strokeWidth={1.6} aria-hidden="true" />
              </Menu.RadioItemIndicator>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      )
    case 'item':
      return (
        <Menu.Item onClick={entry.onSelect} className={cx(ROW, entry.danger && 'text-bad [&_svg]:text-bad')}>
          <Row {...entry} />
        </Menu.Item>
      )
  }
}

const keyOf = (entry: MenuEntry, index: number) =>
  'label' in entry && typeof entry.label === 'string' ? entry.label : index

export default function MenuPopup({ open, onOpenChange, anchor, entries, align }: MenuPopupProps) {
  // Inside the landmark of its button; both are fixed points, so nothing clips it.
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Menu.Portal container={anchor.current?.closest<HTMLElement>('header, main')}>
        <Menu.Positioner anchor={anchor} align={align} sideOffset={6} collisionPadding={8} className="z-50">
          <Menu.Popup
            // Gone with all around it, it gives the focus to nobody: who took it away has seen to that.
            finalFocus={() => anchor.current ?? false}
            className="max-h-(--available-height) min-w-52 animate-appear overflow-y-auto rounded-card bg-panel p-1 shadow-float outline-none"
          >
            {entries.map((entry, index) => (
              <Entry key={keyOf(entry, index)} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
