'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import type { ComponentProps, MouseEvent } from 'react'

type Props = Omit<ComponentProps<'a'>, 'href'> & { href: Route }

/** A click that means "go there"; with a key held down, or for a file or a window of its own, it is the browser's. */
const isPlain = ({
  button,
  metaKey,
  ctrlKey,
  shiftKey,
  altKey,
  currentTarget,
}: MouseEvent<HTMLAnchorElement>) =>
  button === 0 &&
  !(metaKey || ctrlKey || shiftKey || altKey) &&
  !currentTarget.hasAttribute('download') &&
  (currentTarget.target === '' || currentTarget.target === '_self')

/** A link within the house, without loading the page anew. Next's own weighs as much as all the buttons. */
export function Link({ href, onClick, ...rest }: Props) {
  const router = useRouter()
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || !isPlain(event)) return
    event.preventDefault()
    router.push(href)
  }
  return <a {...rest} href={href} onClick={go} />
}
