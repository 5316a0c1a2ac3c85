'use client'

import { Images, LayoutGrid, SquarePen, Wallet } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { cx } from '@/components/ui/class-names'
import { HouseLink } from './house-link'

const TABS = [
  { href: '/studio', label: 'Studio', Icon: SquarePen },
  { href: '/gallery', label: 'Gallery', Icon: Images },
  { href: '/collections', label: 'Collections', Icon: LayoutGrid },
  { href: '/credits', label: 'Credits', Icon: Wallet },
] as const

/** The places of the house under the thumb, on phones only. */
export function TabBar() {
  const pathname = usePathname()
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-40 grid h-(--tab-bar) grid-cols-4 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {TABS.map(({ href, label, Icon }) => {
        const here = pathname.startsWith(href)
        return (
          <HouseLink
            key={href}
            href={href}
            aria-current={here ? 'page' : undefined}
            className={cx(
              'flex flex-col items-center justify-center gap-0.5 text-2xs',
              here ? 'font-semibold text-ink' : 'text-ink-3',
            )}
          >
            <Icon className="size-5" strokeWidth={here ? 2 : 1.6} aria-hidden="true" />
            {label}
          </HouseLink>
        )
      })}
    </nav>
  )
}
