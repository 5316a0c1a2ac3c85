'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ApiFailure } from '@/components/frame/api'
import { Button, ButtonLink, buttonClass } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { useIsMac } from './clock'
import { credits, images, leavesSentence, type Quote, shortSentence } from './price'

type Props = {
  count: number
  quote: Quote
  availableCenticredits: number
  busy: boolean
  failure: ApiFailure | null
  onLaunch: () => void
  onAgain: () => void
  onFewer: (count: number) => void
}

function FailureLine({ failure, onAgain }: { failure: ApiFailure; onAgain: () => void }) {
  const lost = failure.reason === 'lost'
  return (
    <div role="alert" className="flex items-center gap-3 rounded-s bg-live-soft px-3 py-2 text-sm">
      <p className="grow">
        {failure.message}
        {lost ? ' Sending it again is safe: it can only count once.' : null}
      </p>
      {lost ? (
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
  <div className="flex min-h-5 items-center justify-between gap-3 text-xs text-ink-3 max-md:hidden">
    {children}
  </div>
)

function TooLittle({ count, quote, availableCenticredits, onFewer }: Props) {
  const { affordable, costCenticredits } = quote
  return (
    <>
      <ButtonLink href="/credits" size="l" className="w-full font-semibold">
        {shortSentence(costCenticredits, availableCenticredits)}
      </ButtonLink>
      <div className="flex min-h-5 items-center justify-between gap-3 text-xs text-ink-3">
        {affordable > 0 && affordable < count ? (
          <button
            type="button"
            onClick={() => onFewer(affordable)}
            className="rounded-xs underline hover:text-ink touch:min-h-11"
          >
            Make {images(affordable)} instead
          </button>
        ) : (
          <span>An operator can grant you credits.</span>
        )}
        <Link href="/credits" className="rounded-xs underline hover:text-ink touch:py-3">
          How credits work
        </Link>
      </div>
    </>
  )
}

/** The button with the price on it, and what pressing it leaves. */
export function Launch(props: Props) {
  const { count, quote, busy, failure, onLaunch } = props
  const isMac = useIsMac()
  const short = quote.leavesCenticredits < 0
  const shown =
    failure && failure.code !== 'INVALID_INPUT' && failure.reason !== 'signed-out' ? failure : null
  return (
    <div className="grid gap-2">
      {shown ? <FailureLine failure={shown} onAgain={props.onAgain} /> : null}
      {short ? (
        <TooLittle {...props} />
      ) : (
        <>
          <button
            type="button"
            aria-busy={busy || undefined}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onClick={onLaunch}
            className={buttonClass({ variant: 'solid', size: 'l' }, 'num w-full')}
          >
            Generate {images(count)}
            <span className="font-medium opacity-75">· {credits(quote.costCenticredits)}</span>
          </button>
          <Line>
            <span className="num">{leavesSentence(quote)}</span>
            <Kbd>{isMac ? '⌘↵' : 'Ctrl ↵'}</Kbd>
          </Line>
        </>
      )}
    </div>
  )
}
