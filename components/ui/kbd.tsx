import type { ReactNode } from 'react'
import { cx } from './class-names'

/** A key cap. Hidden on touch screens, where there is no keyboard to press. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cx(
        'rounded-xs border border-line bg-sunk px-1.5 font-mono text-2xs font-medium text-ink-3 touch:hidden',
        className,
      )}
    >
      {children}
    </kbd>
  )
}
