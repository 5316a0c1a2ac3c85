'use client'

import type { ReactNode } from 'react'
import type { ApiFailure } from '@/components/frame/api'
import { formatUsual } from '@/components/studio/elapsed'
import { credits, images } from '@/components/studio/price'
import { buttonClass } from '@/components/ui/button'
import { inputClass } from '@/components/ui/field'
import { Spinner } from '@/components/ui/spinner'
import { formatCredits } from '@/lib/core/money'
import { withinBudget } from '@/lib/runs/sweep/rules'
import { type SweepPlan, usualSweepMs } from './plan'

type Props = {
  plan: SweepPlan
  /** How many cells the budget reaches for. */
  within: number
  /** Null without one, undefined when what is written is no amount. */
  budget: number | null | undefined
  budgetText: string
  availableCenticredits: number
  busy: boolean
  failure: ApiFailure | null
  onBudget: (text: string) => void
  onStart: () => void
}

const costOf = ({ cells }: SweepPlan, within: number) =>
  cells.slice(0, within).reduce((sum, { quotedCenticredits }) => sum + quotedCenticredits, 0)

/** What is in the way of starting, in words; undefined when nothing is. */
function obstacle({ plan, within, budget, availableCenticredits }: Props, cost: number): string | undefined {
  if (plan.problem) return plan.problem
  if (budget === undefined) return 'A budget is a number of credits, such as 26 or 6.5.'
  if (plan.axisProblems.some(Boolean) || plan.cells.length === 0) return ''
  if (within === 0) return `The first cell costs ${credits(plan.cells[0]?.quotedCenticredits ?? 0)}.`
  return cost > availableCenticredits
    ? `Needs ${formatCredits(cost)}, you have ${formatCredits(availableCenticredits)}.`
    : undefined
}

function Facts({ children }: { children: ReactNode }) {
  return <p className="num text-sm text-ink-2">{children}</p>
}

/** The way out when the credits do not reach: as many cells as they do reach for. */
function Fewer({ plan, cost, availableCenticredits, onBudget }: Props & { cost: number }) {
  const reach = withinBudget(plan.cells, availableCenticredits).length
  if (cost <= availableCenticredits || reach === 0) return null
  return (
    <button
      type="button"
      onClick={() => onBudget(formatCredits(availableCenticredits))}
      className="num rounded-xs text-xs underline hover:text-ink touch:min-h-11"
    >
      Start the first {reach} cells
    </button>
  )
}

/** Price, time, what is left, an optional budget, and the button. */
export function BuilderFooter(props: Props) {
  const { plan, within, budgetText, availableCenticredits, busy, failure, onBudget, onStart } = props
  const { columns, rows, count, cells } = plan
  const cost = costOf(plan, within)
  const wrong = obstacle(props, cost)
  const made = cells.slice(0, within)
  return (
    <footer className="grid gap-x-5 gap-y-2.5 border-t border-line px-4 pt-3 pb-[max(12px,env(safe-area-inset-bottom))] md:grid-cols-[minmax(0,1fr)_auto_auto] md:items-center md:px-6">
      <div className="grid min-w-0 gap-0.5">
        <Facts>
          {cells.length > 0
            ? `${columns} × ${rows} = ${images(columns * rows * count)}`
            : 'Every axis wants at least one value.'}
          {made.length > 0 && made.length < cells.length ? `, ${made.length * count} within the budget` : ''}
          {made.length > 0 ? ` · usually ${formatUsual(usualSweepMs(made, count))}` : ''}
          {wrong === undefined ? ` · leaves ${formatCredits(availableCenticredits - cost)}` : ''}
        </Facts>
        {wrong || failure ? (
          <p role="alert" className="flex flex-wrap items-center gap-x-3 text-xs text-pretty text-bad">
            {failure ? failureSentence(failure) : wrong}
            <Fewer {...props} cost={cost} />
          </p>
        ) : null}
      </div>
      <label className="flex items-center gap-2 text-xs text-ink-3">
        Budget
        <span className="w-20">
          <input
            inputMode="decimal"
            value={budgetText}
            placeholder="none"
            aria-invalid={props.budget === undefined || undefined}
            onChange={(event) => onBudget(event.target.value)}
            className={inputClass('num text-base text-ink')}
          />
        </span>
        credits
      </label>
      <button
        type="button"
        data-starts
        disabled={wrong !== undefined || busy}
        aria-busy={busy || undefined}
        onClick={onStart}
        className={buttonClass({ variant: 'solid', size: 'l' }, 'num relative min-w-56')}
      >
        {busy ? <Spinner className="absolute left-4" /> : null}
        Start {made.length === 0 ? '' : made.length === 1 ? '1 cell' : `${made.length} cells`}
        {made.length === 0 ? null : <span className="font-medium opacity-75">· {credits(cost)}</span>}
      </button>
    </footer>
  )
}

function failureSentence({ reason, message, fields }: ApiFailure): string {
  if (reason === 'lost') return `${message} Sending it again is safe: it can only count once.`
  const [first] = fields
  return first ? `${first.field.startsWith('axes') ? 'This axis' : first.field} ${first.message}.` : message
}
