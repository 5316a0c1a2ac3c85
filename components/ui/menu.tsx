'use client'

import { type ComponentProps, type ReactNode, type Ref, Suspense, useRef, useState } from 'react'
import { fetchedOnPress } from './fetched'

export type MenuEntry =
  | { kind: 'item'; label: ReactNode; icon?: ReactNode; danger?: boolean; onSelect: () => void }
  | { kind: 'link'; label: ReactNode; icon?: ReactNode; href: string; download?: boolean }
  | {
      kind: 'choice'
      label: string
      value: string
      options: readonly { value: string; label: string; icon?: ReactNode; hint?: string }[]
      onChange: (value: string) => void
      /** A choice is made once, not tried. */
      closes?: boolean
    }
  | { kind: 'separator' }
  | { kind: 'heading'; label: ReactNode }

type Trigger = Pick<
  ComponentProps<'button'>,
  'aria-haspopup' | 'aria-expanded' | 'onClick' | 'onPointerEnter' | 'onFocus' | 'onKeyDown'
> & { ref: Ref<HTMLButtonElement> }

type ButtonProps = {
  /** Spread the argument on a button. */
  trigger: (props: Trigger) => ReactNode
  /** Fetches what `popup` draws, when the pointer or the focus first comes near. */
  warm: () => void
  popup: (props: Omit<ComponentProps<typeof MenuPopup>, 'entries' | 'align'>) => ReactNode
}

const MenuPopup = fetchedOnPress(() => import('./menu-popup'))

/** A button with a menu that is fetched with its entries; what was pressed meanwhile is shown once they are there. */
export function MenuButton({ trigger, warm, popup }: ButtonProps) {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const show = (next: boolean) => {
    setOpen(next)
    setWanted(true)
  }
  return (
    <>
      {trigger({
        ref: anchor,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onPointerEnter: warm,
        onFocus: warm,
        onClick: () => show(!open),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          show(true)
        },
      })}
      {wanted ? <Suspense>{popup({ open, onOpenChange: setOpen, anchor })}</Suspense> : null}
    </>
  )
}

type Props = {
  trigger: ButtonProps['trigger']
  entries: readonly MenuEntry[]
  align?: 'start' | 'end'
}

/** A menu behind a button. Its behaviour is fetched when the pointer or the focus first comes near. */
export const Menu = ({ trigger, entries, align = 'end' }: Props) => (
  <MenuButton
    trigger={trigger}
    warm={MenuPopup.warm}
    popup={(props) => <MenuPopup {...props} entries={entries} align={align} />}
  />
)
