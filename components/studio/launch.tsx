'use client'

import { CornerDownLeft } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import type { ApiFailure } from '@/components/frame/api'
import { Button, ButtonLink, buttonClass } from '@/components/ui/button'
import { fetchedInPlace } from '@/components/ui/fetched'
import { Kbd } from '@/components/ui/kbd'
import { signOfLife } from '@/components/ui/life'
import { Spinner } from '@/components/ui/spinner'
import type { ModelView } from '@/lib/runs/schema'
import { useIsMac } from './clock'
import { credits, images, leavesSentence, type Quote } from './price'

export type LaunchProps = {
  count: number
  /** How many prompts get so many images each. */
  times: number
  quote: Quote
  availableCenticredits: number
  busy: boolean
  failure: ApiFailure | null
  onLaunch: () => void
  /** Undo and redo of the form. */
  edits: ReactNode
  onAgain: (() => void) | null
  onFewer: (count: number) => void
  /** A model of which one image can be paid, when none of the chosen one can. */
  cheaper: { model: ModelView; costCenticredits: number } | undefined
  onCheaper: (modelId: string) => void
  /** Another way to start, beside the button. */
  beside?: ReactNode
}

const TooLittle = fetchedInPlace(() => import('./launch-short'))
// Ahead of need: one image more may be too many while the network is away.
if (typeof document !== 'undefined') void signOfLife().then(TooLittle.warm)

function FailureLine({ failure, onAgain }: { failure: ApiFailure; onAgain: (() => void) | null }) {
  const lost = failure.reason === 'lost'
  return (
    <div role="alert" className="flex items-center gap-3 rounded-s bg-live-soft px-3 py-2 text-sm">
      <p className="grow">
        {failure.message}
        {lost ? ' Sending it again is safe: it can only count once.' : null}
      </p>
      {lost && onAgain ? (
        <Button size="s" onClick={onAgain}>
          Send again
        </Button>
      ) : null}
      {failure.code === 'INSUFFICIENT_CREDITS' ? (
        <ButtonLink size="s" href="/credits">
          Credits
        </ButtonLink>
      ) : null}
    </div>
  )
}

const Line = ({ children }: { children: ReactNode }) => (
  <div className="flex h-7 items-center justify-between gap-2 text-xs text-ink-3 max-md:hidden">
    {children}
  </div>
)

/** The button with the price on it, and what pressing it leaves. */
export function Launch(props: LaunchProps) {
  const { count, times, quote, busy, failure, onLaunch } = props
  const isMac = useIsMac()
  const short = quote.leavesCenticredits < 0
  const shown =
    failure && failure.code !== 'INVALID_INPUT' && failure.reason !== 'signed-out' ? failure : null
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {shown ? <FailureLine failure={shown} onAgain={props.onAgain} /> : null}
      {short ? (
        <Suspense fallback={<div className="h-20" />}>
          <TooLittle {...props} />
        </Suspense>
      ) : (
        <>
          <div className="flex gap-2">
            <button
              type="button"
              aria-busy={busy || undefined}
              aria-keyshortcuts="Control+Enter Meta+Enter"
              // The second half of a double click is not another order.
              onClick={(event) => event.detail < 2 && onLaunch()}
              className={buttonClass(
                { variant: 'solid', size: 'l' },
                'num relative min-w-0 shrink! grow md:max-xl:px-2! md:max-xl:text-base',
              )}
            >
              {busy ? <Spinner className="absolute left-4" /> : null}
              Generate {times > 1 ? count * times : images(count)}
              <span className="font-medium opacity-75">· {credits(quote.costCenticredits)}</span>
            </button>
            {props.beside}
          </div>
          <Line>
            <span className="num grow truncate">{leavesSentence(quote)}</span>
            {props.edits}
            <Kbd className="shrink-0 whitespace-nowrap max-xl:hidden">
              {isMac ? '⌘' : 'Ctrl'} <CornerDownLeft className="mb-px inline size-2.5" aria-label="Enter" />
            </Kbd>
          </Line>
        </>
      )}
    </div>
  )
}
