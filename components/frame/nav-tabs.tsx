import { PlaceLink } from './place-link'

const TABS = [
  { href: '/studio', label: 'Studio' },
  { href: '/gallery', label: 'Gallery' },
  { href: '/collections', label: 'Collections' },
] as const

/** The places of the house in the top bar; on a phone the tab bar has them. */
export const NavTabs = () => (
  <nav aria-label="Main" className="hidden gap-0.5 md:flex">
    {TABS.map(({ href, label }) => (
      <PlaceLink
        key={href}
        href={href}
        className="grid rounded-s px-2.75 py-1.5 text-center text-ink-2 transition-colors hover:text-ink aria-[current=page]:bg-sunk aria-[current=page]:font-semibold aria-[current=page]:text-ink touch:py-3"
      >
        {label}
        <span aria-hidden="true" className="invisible h-0 font-semibold">
          {label}
        </span>
      </PlaceLink>
    ))}
  </nav>
)
