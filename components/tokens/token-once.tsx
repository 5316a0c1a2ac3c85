'use client'

import { useEffect, useRef } from 'react'
import { CopyButton } from '@/components/gallery/copy-button'
import { Button } from '@/components/ui/button'
import type { NewTokenView } from '@/lib/auth/tokens/schema'

/** The one time a token is told; the focus comes here, since the form it was in is gone. */
export function TokenOnce({ made, onDone }: { made: NewTokenView; onDone: () => void }) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => here.current?.focus(), [])
  return (
    <div
      ref={here}
      tabIndex={-1}
      role="status"
      className="grid gap-3 rounded-card border border-line bg-panel p-4 shadow-card outline-none"
    >
      <p className="text-pretty">
        <span className="font-semibold">“{made.name}” is made.</span> Copy it now: it is not shown again.
      </p>
      <div className="flex items-center gap-2 rounded-s bg-sunk px-3 py-1.5">
        <code className="min-w-0 grow font-mono text-sm [overflow-wrap:anywhere]">{made.token}</code>
        <CopyButton text={made.token} label="Copy the token" />
      </div>
      <Button onClick={onDone} className="justify-self-start">
        I have it
      </Button>
    </div>
  )
}
