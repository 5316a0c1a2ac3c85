'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { Pin } from '@/lib/review/schema'
import { Composer } from './composer'
import { PinLayer } from './pin-layer'
import type { Talk } from './talk'
import { ThreadView } from './thread-view'
import { useArrival } from './use-arrival'

type Props = {
  talk: Talk
  /** Lies over the picture, exactly as large; null while there is none to pin to. */
  over: HTMLElement | null
  placeholder: string
  /** Asks who is about to speak for what is missing, such as a name. */
  before?: () => Promise<boolean>
}

/** All that is said about one picture, with its pins on it, and where one says more. */
export function TalkPanel({ talk, over, placeholder, before }: Props) {
  const [activeId, setActiveId] = useState<string | null>(null)
  const [isPlacing, setIsPlacing] = useState(false)
  const [pin, setPin] = useState<Pin | null>(null)
  const { threads } = talk
  useArrival(threads, setActiveId)
  const markers = threads.flatMap(({ id, number, pin: at, by, isResolved }) =>
    number !== null && at ? [{ id, number, pin: at, isResolved, label: `Pin ${number} by ${by.name}` }] : [],
  )
  const place = {
    pin,
    isPlacing,
    onStart: () => {
      setPin(null)
      setIsPlacing(true)
    },
    onClear: () => {
      setPin(null)
      setIsPlacing(false)
    },
  }
  return (
    <section aria-labelledby="talk" className="grid gap-4">
      <h2 id="talk" className="text-md">
        Comments{threads.length > 0 ? <span className="num text-ink-3"> {threads.length}</span> : null}
      </h2>
      <State talk={talk} />
      {threads.length > 0 ? (
        <ul className="grid gap-4">
          {threads.map((thread) => (
            <ThreadView
              key={thread.id}
              thread={thread}
              talk={talk}
              isActive={thread.id === activeId}
              onActivate={() => setActiveId(thread.id === activeId ? null : thread.id)}
              before={before}
            />
          ))}
        </ul>
      ) : null}
      {talk.state === 'reading' ? null : (
        <Composer
          talk={talk}
          label="Comment"
          placeholder={placeholder}
          before={before}
          {...(over && { place })}
        />
      )}
      {over ? (
        <PinLayer
          over={over}
          markers={markers}
          activeId={activeId}
          onActivate={(id) => setActiveId(id === activeId ? null : id)}
          draft={pin}
          isPlacing={isPlacing}
          onPlace={(placed) => {
            setPin(placed)
            setIsPlacing(false)
          }}
          onGiveUp={place.onClear}
        />
      ) : null}
    </section>
  )
}

function State({ talk: { state, retry } }: { talk: Talk }) {
  if (state === 'ready') return null
  if (state === 'reading')
    return (
      <div aria-hidden="true" className="grid gap-2">
        <Skeleton className="h-3.5 w-40" />
        <Skeleton className="h-3.5 w-56" />
      </div>
    )
  return (
    <div role="alert" className="grid justify-items-start gap-2 text-ink-2">
      {state.failure}
      <Button size="s" onClick={retry}>
        Try again
      </Button>
    </div>
  )
}
