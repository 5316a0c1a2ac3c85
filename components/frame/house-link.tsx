'use client'

import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { Link } from '@/components/ui/link'

/** A link that fetches its page when the pointer or the focus comes near, not when it is merely in sight. */
export function HouseLink(props: ComponentProps<typeof Link>) {
  const router = useRouter()
  const warm = () => router.prefetch(props.href)
  return <Link {...props} onPointerEnter={warm} onFocus={warm} />
}
