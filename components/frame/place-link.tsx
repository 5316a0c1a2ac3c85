'use client'

import { usePathname } from 'next/navigation'
import type { ComponentProps } from 'react'
import { HouseLink } from './house-link'

/** A link to a place of the house that knows when one is there; `aria-[current=page]:` says how it looks then. */
export function PlaceLink(props: ComponentProps<typeof HouseLink>) {
  const here = usePathname().startsWith(props.href)
  return <HouseLink {...props} aria-current={here ? 'page' : undefined} />
}
