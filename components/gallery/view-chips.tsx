import Link from 'next/link'
import { cx } from '@/components/ui/class-names'
import { pillClass } from '@/components/ui/pill'
import type { View } from './wall-state'

const CHIPS = [
  { view: 'all', label: 'All', href: '/gallery' },
  { view: 'trash', label: 'Trash', href: '/gallery?view=trash' },
] as const

/** Which part of the gallery hangs on the wall. */
export function ViewChips({ view }: { view: View }) {
  return (
    <nav
      aria-label="Parts of the gallery"
      className="flex min-h-[26px] flex-wrap items-center gap-x-4 gap-y-2"
    >
      <span className="flex gap-2">
        {CHIPS.map((chip) => (
          <Link
            key={chip.view}
            href={chip.href}
            aria-current={chip.view === view ? 'page' : undefined}
            className={pillClass(
              cx(
                'transition-colors hover:border-line-strong touch:h-11 touch:px-4',
                chip.view === view && 'bg-panel font-medium text-ink',
              ),
            )}
          >
            {chip.label}
          </Link>
        ))}
      </span>
      {view === 'trash' ? <span className="text-ink-3">Kept for 30 days, then gone for good.</span> : null}
    </nav>
  )
}
