import { type RefObject, useEffect, useState } from 'react'

/** Half a screen on a phone; browsers' own lazy loading starts three times as far away. */
const MARGIN = '400px'

/** Whether the element is on the screen or has come near it, in whatever it is scrolled by; true from then on. */
export function useComesNear(ref: RefObject<HTMLElement | null>, fromTheStart: boolean): boolean {
  const [isNear, setNear] = useState(fromTheStart)
  useEffect(() => {
    const element = ref.current
    if (isNear || !element) return
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { rootMargin: MARGIN, scrollMargin: MARGIN },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref, isNear])
  return isNear
}
