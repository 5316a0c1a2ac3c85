'use client'

import { Dices, Lock, LockOpen } from 'lucide-react'
import { useId, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { readSeed } from './read-seed'

type Props = {
  seed: number | null
  maxSeed: number
  count: number
  error: string | undefined
  /** The seed last seen, which the lock takes; null draws one. */
  lastSeed: number | null
  onLock: (seed: number) => void
  onFree: () => void
}

const draw = (max: number) => 1 + Math.floor(Math.random() * max)

function aside(seed: number | null, count: number) {
  if (seed === null) return 'new each time'
  return count > 1 ? `for the first of ${count}` : 'locked'
}

/** Random by default; typed, pasted, rolled or locked to repeat a picture. */
export function SeedField({ seed, maxSeed, count, error, lastSeed, onLock, onFree }: Props) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const write = (text: string) => {
    const value = readSeed(text)
    setTyped(value === null ? text : null)
    if (value === null) onFree()
    else onLock(value)
  }
  const locked = seed !== null
  return (
    <div className="grid min-w-0 gap-1.75">
      <div className="flex items-baseline justify-between gap-3 text-xs">
        <label htmlFor={id} className="font-semibold text-ink-2">
          Seed
        </label>
        <span className="truncate text-ink-3">{aside(seed, count)}</span>
      </div>
      <div className="flex h-9 items-center rounded-s border border-line bg-panel pr-0.5 pl-2.5 transition-colors hover:border-line-strong has-[input:focus-visible]:border-live has-[input:focus-visible]:outline has-[input:focus-visible]:outline-live touch:h-11.5">
        <input
          id={id}
          title="API field: seeds"
          inputMode="numeric"
          autoComplete="off"
          placeholder="random"
          value={seed ?? typed ?? ''}
          onChange={(event) => write(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="mono num w-0 grow self-stretch outline-none max-md:text-[1rem]"
        />
        <IconButton size="s" label="Roll a seed" tipSide="top" onClick={() => onLock(draw(maxSeed))}>
          <Dices strokeWidth={1.6} aria-hidden="true" />
        </IconButton>
        <IconButton
          size="s"
          label={locked ? 'Free the seed' : 'Lock the last seed'}
          tipSide="top"
          aria-pressed={locked}
          onClick={() => (locked ? onFree() : onLock(lastSeed ?? draw(maxSeed)))}
        >
          {locked ? (
            <Lock strokeWidth={1.6} aria-hidden="true" />
          ) : (
            <LockOpen strokeWidth={1.6} aria-hidden="true" />
          )}
        </IconButton>
      </div>
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-xs text-bad">
          {error}
        </p>
      ) : null}
    </div>
  )
}
