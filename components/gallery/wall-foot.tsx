'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import type { Wall } from './wall-state'

const PATIENCE_MS = 150

/** Asks for more long before the end is reached; says so only when it takes a while, and says what went wrong. */
export function WallFoot({ wall, onMore }: { wall: Wall; onMore: () => void }) {
  const foot = useRef<HTMLDivElement>(null)
  const { loading, nextCursor, items } = wall
  const asking = nextCursor !== null && loading === 'no'
  const count = items.length

  // `count`: a page that did not push the foot out of reach asks for the next one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!foot.current || !asking) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), {
      rootMargin: '0px 0px 1800px 0px',
    })
    observer.observe(foot.current)
    return () => observer.disconnect()
  }, [asking, onMore, count])

  return (
    <div ref={foot} className="grid min-h-16 place-items-center pt-3 text-ink-3" role="status">
      {loading === 'yes' ? <Patiently /> : null}
      {loading === 'failed' ? (
        <p className="flex flex-wrap items-center justify-center gap-x-3 gap-y-2">
          The next images did not come.
          <Button size="s" onClick={onMore}>
            Try again
          </Button>
        </p>
      ) : null}
    </div>
  )
}

function Patiently() {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return long ? (
    <span className="flex items-center gap-2">
      <Spinner /> Fetching older images
    </span>
  ) : null
}
