'use client'

import { type ReactNode, Suspense } from 'react'
import { useMe } from '@/components/frame/me'
import { cx } from '@/components/ui/class-names'
import { fetchedInPlace } from '@/components/ui/fetched'
import { Link } from '@/components/ui/link'
import type { View } from './wall-state'

const ShowNewWork = fetchedInPlace(() => import('@/components/collections/show-new-work'))

const CHIPS = [
  { view: 'all', label: 'All', href: '/gallery' },
  { view: 'team', label: 'Team', href: '/gallery?view=team' },
  { view: 'favourites', label: 'Favourites', href: '/gallery?view=favourites' },
  { view: 'trash', label: 'Trash', href: '/gallery?view=trash' },
] as const

/** Which part of the gallery hangs on the wall. */
export function ViewChips({ view, children }: { view: View; children?: ReactNode }) {
  const { team } = useMe()
  const isShared = team.kind === 'shared'
  const chips = CHIPS.filter((chip) => isShared || chip.view !== 'team')
  return (
    <div className="flex min-h-[26px] flex-wrap items-center gap-x-4 gap-y-2">
      <nav aria-label="Parts of the gallery" className="flex flex-wrap gap-2">
        {chips.map((chip) => (
          <Link
            key={chip.view}
            href={chip.href}
            aria-current={chip.view === view ? 'page' : undefined}
            className={cx(
              'inline-flex h-[26px] items-center rounded-full border px-2.5 text-sm transition-colors touch:h-11 touch:px-4',
              chip.view === view
                ? 'border-line-strong bg-panel font-medium text-ink'
                : 'border-line bg-sunk text-ink-2 hover:border-line-strong',
            )}
          >
            {isShared && chip.view === 'all' ? 'Mine' : chip.label}
          </Link>
        ))}
      </nav>
      <span className="grow" />
      {children}
      {view === 'team' && team.role !== 'viewer' ? (
        <Suspense>
          <ShowNewWork />
        </Suspense>
      ) : null}
      {view === 'trash' ? <span className="text-ink-3">Kept for 30 days, then gone for good.</span> : null}
    </div>
  )
}
