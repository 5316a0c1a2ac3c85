import type { ReactNode } from 'react'

type Props = { balance: ReactNode; more: ReactNode; ledger: ReactNode }

/** What one has on the left, how it came to be on the right; on a phone one below the other. */
export function CreditsLayout({ balance, more, ledger }: Props) {
  return (
    <div className="mx-auto grid max-w-[1180px] items-start gap-x-16 gap-y-10 px-4 pt-8 pb-14 md:px-8 md:pt-12 min-[1000px]:grid-cols-[22rem_minmax(0,1fr)]">
      <div className="grid gap-10 min-[1000px]:sticky min-[1000px]:top-[calc(var(--top-bar)+3rem)]">
        <section aria-labelledby="credits" className="grid gap-4">
          <h1 id="credits" className="text-xs text-ink-2">
            What you have
          </h1>
          {balance}
        </section>
        {more}
      </div>
      <section aria-labelledby="ledger" className="grid gap-5">
        <h2 id="ledger" className="text-xs text-ink-2">
          In and out
        </h2>
        {ledger}
      </section>
    </div>
  )
}
