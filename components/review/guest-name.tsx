'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import type { GuestStore } from './guest-store'

type Props = {
  store: GuestStore
  /** What they are called so far; it may be said anew. */
  known?: string
  onDone: (isKnown: boolean) => void
}

/** Asks once under which name somebody speaks. */
export function GuestName({ store, known = '', onDone }: Props) {
  const [name, setName] = useState(known)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector('input')?.focus()
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const join = async () => {
    setBusy(true)
    const answer = await store.join(name.trim())
    setBusy(false)
    if (answer.ok) onDone(true)
    else setProblem(answer.fields[0]?.message ?? answer.message)
  }
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        void join()
      }}
      className="grid gap-3 rounded-card border border-line bg-panel p-4"
    >
      <TextField
        label="Your name"
        hint={
          known
            ? 'What you said before carries the new name too.'
            : 'The team sees it with what you say. You are asked once.'
        }
        error={problem}
        value={name}
        maxLength={60}
        autoComplete="name"
        onChange={(event) => setName(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={() => onDone(false)}>{known ? 'Keep it' : 'Not now'}</Button>
        <Button type="submit" variant="solid" busy={busy} disabled={!name.trim()}>
          {known ? 'Change the name' : 'Go on'}
        </Button>
      </div>
    </form>
  )
}
