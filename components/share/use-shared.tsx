'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { SharedCard, SharedPage, SharedView } from '@/lib/share/schema'
import { sharedApi } from './shared-url'

const PAGE = 60
const AHEAD = '1200px'

/** The pictures so far, and what stands below them: the way to more, fetched before one gets there. */
export function useShared(token: string, view: SharedView) {
  const [cards, setCards] = useState<SharedCard[]>(view.items)
  const [cursor, setCursor] = useState(view.nextCursor)
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')

  const more = () => (state === 'idle' ? fetchMore(cursor) : undefined)
  async function fetchMore(from: string | null) {
    if (!from || state === 'busy') return
    setState('busy')
    const page = await fetchPage(token, from)
    setState(page ? 'idle' : 'failed')
    if (!page) return
    setCards((before) => [...before, ...page.items])
    setCursor(page.nextCursor)
  }
  const again = () => fetchMore(cursor)
  const foot = cursor ? <Foot failed={state === 'failed'} busy={state === 'busy'} onMore={again} /> : null
  return { cards, foot, more }
}

async function fetchPage(token: string, cursor: string): Promise<SharedPage | null> {
  const query = new URLSearchParams({ cursor, limit: String(PAGE) })
  const response = await fetch(`${sharedApi(token)}?${query}`).catch(() => null)
  return response?.ok ? ((await response.json()) as SharedPage) : null
}

function Foot({ failed, busy, onMore }: { failed: boolean; busy: boolean; onMore: () => void }) {
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(onMore)
  useEffect(() => {
    latest.current = onMore
  })
  useEffect(() => {
    if (!end.current || failed || busy) return
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: AHEAD,
    })
    seen.observe(end.current)
    return () => seen.disconnect()
  }, [failed, busy])
  return (
    <div ref={end} className="mt-6 grid justify-items-center gap-2">
      {failed ? <p role="alert">More pictures could not be fetched.</p> : null}
      <Button busy={busy} onClick={onMore}>
        {failed ? 'Try again' : 'Show more'}
      </Button>
    </div>
  )
}
