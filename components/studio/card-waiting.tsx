'use client'

import { useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { formatCredits } from '@/lib/core/money'
import { formatElapsed, formatUsual, ringFraction } from './elapsed'
import { type CardProps, placeOf, shapeOf } from './generation-card'
import { useProgress } from './progress'
import { useReaderNow } from './reader'

const RADIUS = 20
const LENGTH = 2 * Math.PI * RADIUS

function Ring({ fraction }: { fraction: number }) {
  return (
    <svg viewBox="0 0 46 46" aria-hidden="true" className="mx-auto size-[46px] -rotate-90">
      <circle cx="23" cy="23" r={RADIUS} fill="none" strokeWidth="2" className="stroke-line" />
      <circle
        cx="23"
        cy="23"
        r={RADIUS}
        fill="none"
        strokeWidth="2"
        strokeLinecap="round"
        strokeDasharray={`${Math.max(0.001, fraction) * LENGTH} ${LENGTH}`}
        className={fraction > 0 ? 'stroke-live' : 'stroke-transparent'}
      />
    </svg>
  )
}

function Times({ elapsedMs, usualMs }: { elapsedMs: number; usualMs: number }) {
  const unit = elapsedMs < 60_000 ? 's' : 'min'
  const usual = formatUsual(usualMs)
  return (
    <p className="num">
      {formatElapsed(elapsedMs)} {unit}
      <span className="text-ink-3">{elapsedMs > usualMs ? `, usually ${usual}` : ` of about ${usual}`}</span>
    </p>
  )
}

/** What the upstream itself says, beside the time it has taken. */
function Percent({ progress, elapsedMs }: { progress: number; elapsedMs: number }) {
  const percent = Math.floor(progress * 100)
  return (
    <p className="num">
      <span role="progressbar" aria-label="Done" aria-valuenow={percent}>
        {percent} %
      </span>
      <span className="text-ink-3">
        {' '}
        after {formatElapsed(elapsedMs)} {elapsedMs < 60_000 ? 's' : 'min'}
      </span>
    </p>
  )
}

/** A picture on its way: how long it has taken against the usual, and the way out. */
export function WaitingCard(props: CardProps) {
  const { generation, run, usualMs, actions } = props
  const [cancelling, setCancelling] = useState(false)
  const now = useReaderNow(100)
  const elapsedMs = generation.startedAt ? Math.max(0, now - Date.parse(generation.startedAt)) : null
  const progress = useProgress(generation.id)
  const fraction = progress ?? (elapsedMs === null ? 0 : ringFraction(elapsedMs, usualMs))
  const cancel = () => {
    setCancelling(true)
    actions.onCancel(generation)
  }
  return (
    <article
      aria-label={`Image ${placeOf(props)}, ${elapsedMs === null ? 'waiting for its turn' : 'being made'}`}
      className="relative grid place-content-center gap-2.5 overflow-hidden rounded-card bg-linear-160 from-panel to-sunk text-center shadow-card"
      style={shapeOf(run)}
    >
      <Ring fraction={fraction} />
      <div>
        {elapsedMs === null ? (
          <p className="text-ink-2">Waiting for its turn</p>
        ) : progress === null ? (
          <Times elapsedMs={elapsedMs} usualMs={usualMs} />
        ) : (
          <Percent progress={progress} elapsedMs={elapsedMs} />
        )}
        <button
          type="button"
          disabled={cancelling}
          onClick={cancel}
          className={buttonClass({ variant: 'ghost' }, 'num mt-0.5')}
        >
          {cancelling ? 'Cancelling' : `Cancel, ${formatCredits(generation.costCenticredits)} comes back`}
        </button>
      </div>
      <svg
        aria-hidden="true"
        className="absolute inset-x-0 bottom-0 h-0.5 w-full"
        preserveAspectRatio="none"
        viewBox="0 0 1 1"
      >
        <rect width={fraction} height="1" className="fill-live" />
      </svg>
    </article>
  )
}
