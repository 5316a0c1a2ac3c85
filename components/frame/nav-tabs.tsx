'use client'

import { usePathname } from 'next/navigation'
import { cx } from '@/components/ui/class-names'
import { HouseLink } from './house-link'

const TABS = [
  { href: '/studio', label: 'Studio' },
  { href: '/gallery', label: 'Gallery' },
  { href: '/collections', label: 'Collections' },
] as const

/** The places of the house in the top bar; on a phone the tab bar has them. */
export function NavTabs() {
  const pathname = usePathname()
  return (
    <nav aria-label="Main" className="hidden gap-0.5 md:flex">
      {TABS.map(({ href, label }) => {
        const here = pathname.startsWith(href)
        return (
          <HouseLink
            key={href}
            href={href}
            aria-current={here ? 'page' : undefined}
            className={cx(
              'grid rounded-s px-2.75 py-1.5 text-center transition-colors touch:py-3',
              here ? 'bg-sunk font-semibold text-ink' : 'text-ink-2 hover:text-ink',
            )}
          >
            {label}
            <span aria-hidden="true" className="invisible h-0 font-semibold">
              {label}
            </span>
          </HouseLink>
        )
      })}
    </nav>
  )
}
