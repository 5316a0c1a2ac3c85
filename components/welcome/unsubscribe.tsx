'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'

/** One press and no more digests; who looks at the page without pressing changes nothing. */
export function Unsubscribe({ token }: { token: string }) {
  const [state, setState] = useState<'asking' | 'busy' | 'done' | 'failed'>('asking')
  async function stop() {
    setState('busy')
    const path = `/api/v1/unsubscribe?token=${encodeURIComponent(token)}`
    const answer = await fetch(path, { method: 'POST' }).catch(() => null)
    setState(answer?.ok ? 'done' : 'failed')
  }
  if (state === 'done') return <p role="status">Done: no more of these letters. The inbox stays as it is.</p>
  return (
    <div className="grid gap-3">
      <Button variant="solid" size="l" busy={state === 'busy'} onClick={stop}>
        Send me no more of them
      </Button>
      {state === 'failed' ? <p role="alert">That did not work just now. Try again in a moment.</p> : null}
    </div>
  )
}
