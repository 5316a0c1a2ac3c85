'use client'

import type { ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'

const TABS = [
  { href: '/inbox', label: 'For you' },
  { href: '/inbox/activity', label: 'In the team' },
] as const

type Props = { here: (typeof TABS)[number]['href']; children: ReactNode }

/** What one was told, and what happened around one. */
export function InboxLayout({ here, children }: Props) {
  return (
    <div className="mx-auto max-w-3xl px-4 pt-8 pb-16 md:px-8">
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="serif text-title">Inbox</h1>
        <nav aria-label="Inbox" className="inline-flex gap-0.5 rounded-s bg-sunk p-0.5">
          {TABS.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              aria-current={href === here ? 'page' : undefined}
              className={cx(
                'grid h-7 place-content-center rounded-[5px] px-2.5 transition-colors touch:h-11',
                href === here ? 'bg-panel font-semibold text-ink shadow-card' : 'text-ink-2 hover:text-ink',
              )}
            >
              {label}
            </Link>
          ))}
        </nav>
      </div>
      {children}
    </div>
  )
}
