'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<typeof Link>, 'href' | 'prefetch'> & { href: Route }

/** A link that fetches its page when the pointer or the focus comes near, not when it is merely in sight. */
export function HouseLink({ href, ...rest }: Props) {
  const router = useRouter()
  const warm = () => router.prefetch(href)
  return <Link {...rest} href={href} prefetch={false} onPointerEnter={warm} onFocus={warm} />
}
