'use client'

import { Check, CircleQuestionMark, Star, X } from 'lucide-react'
import { cx } from '@/components/ui/class-names'
import { Kbd } from '@/components/ui/kbd'
import type { Said, Verdict } from '@/lib/review/schema'

const ICON = { strokeWidth: 1.8, 'aria-hidden': true, className: 'size-4' } as const
const VERDICTS: { verdict: Verdict; label: string; letter: string; icon: typeof Check }[] = [
  { verdict: 'pick', label: 'Pick', letter: 'p', icon: Check },
  { verdict: 'maybe', label: 'Maybe', letter: 'm', icon: CircleQuestionMark },
  { verdict: 'reject', label: 'Reject', letter: 'r', icon: X },
]
export const NOTHING: Said = { verdict: null, stars: null }

/** What is said after a press of a verdict: pressed again, it is taken back. */
export const withVerdict = (said: Said, verdict: Verdict): Said => ({
  ...said,
  verdict: said.verdict === verdict ? null : verdict,
})
export const withStars = (said: Said, stars: number): Said => ({
  ...said,
  stars: said.stars === stars ? null : stars,
})

type Props = {
  said: Said
  onSay: (said: Said) => void
  disabled?: boolean
  /** Shows the keys that do the same. */
  hasKeys?: boolean
}

/** Pick, maybe or reject, and one to five stars. */
export function VoteBar({ said, onSay, disabled, hasKeys }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <fieldset aria-label="Your verdict" className="flex grow gap-1.5">
        {VERDICTS.map(({ verdict, label, letter, icon: Icon }) => {
          const isSaid = said.verdict === verdict
          return (
            <button
              key={verdict}
              type="button"
              aria-pressed={isSaid}
              aria-keyshortcuts={hasKeys ? letter : undefined}
              disabled={disabled}
              onClick={() => onSay(withVerdict(said, verdict))}
              className={cx(
                'flex h-9 grow items-center justify-center gap-1.5 rounded-s border px-3 transition-colors disabled:opacity-50 touch:h-12',
                isSaid
                  ? 'border-transparent bg-solid font-semibold text-on-solid'
                  : 'border-line bg-panel hover:border-line-strong',
              )}
            >
              <Icon {...ICON} /> {label}
              {hasKeys && !isSaid ? <Kbd className="max-xl:hidden">{letter}</Kbd> : null}
            </button>
          )
        })}
      </fieldset>
      <Stars stars={said.stars} onStars={(stars) => onSay(withStars(said, stars))} disabled={disabled} />
    </div>
  )
}

type StarsProps = { stars: number | null; onStars: (stars: number) => void; disabled?: boolean }

function Stars({ stars, onStars, disabled }: StarsProps) {
  return (
    <fieldset aria-label="Stars" className="flex">
      {[1, 2, 3, 4, 5].map((count) => (
        <button
          key={count}
          type="button"
          aria-label={count === 1 ? '1 star' : `${count} stars`}
          aria-pressed={stars === count}
          disabled={disabled}
          onClick={() => onStars(count)}
          className="grid size-8 place-content-center rounded-s hover:bg-sunk disabled:opacity-50 touch:size-11"
        >
          <Star
            strokeWidth={1.6}
            aria-hidden="true"
            className={cx('size-[18px]', count <= (stars ?? 0) ? 'fill-current text-ink' : 'text-ink-3')}
          />
        </button>
      ))}
    </fieldset>
  )
}
