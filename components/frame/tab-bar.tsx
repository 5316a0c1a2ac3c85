import { Images, LayoutGrid, SquarePen, Wallet } from 'lucide-react'
import { PlaceLink } from './place-link'

const TABS = [
  { href: '/studio', label: 'Studio', Icon: SquarePen },
  { href: '/gallery', label: 'Gallery', Icon: Images },
  { href: '/collections', label: 'Collections', Icon: LayoutGrid },
  { href: '/credits', label: 'Credits', Icon: Wallet },
] as const

/** The places of the house under the thumb, on phones only. */
export const TabBar = () => (
  <nav
    aria-label="Main"
    className="fixed inset-x-0 bottom-0 z-40 grid h-(--tab-bar) grid-cols-4 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] md:hidden"
  >
    {TABS.map(({ href, label, Icon }) => (
      <PlaceLink
        key={href}
        href={href}
        className="group flex flex-col items-center justify-center gap-0.5 text-2xs text-ink-3 aria-[current=page]:font-semibold aria-[current=page]:text-ink"
      >
        <Icon className="size-5 group-aria-[current=page]:stroke-2" strokeWidth={1.6} aria-hidden="true" />
        {label}
      </PlaceLink>
    ))}
  </nav>
)
