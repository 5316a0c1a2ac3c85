'use client'

import Link from 'next/link'
import { pillClass } from '@/components/ui/pill'
import { formatCredits } from '@/lib/core/money'
import { useLive } from './live'

/** What one has and what is promised, as it changes. */
export function CreditPill() {
  const { wallet } = useLive()
  const { availableCenticredits, heldCenticredits } = wallet
  return (
    <Link href="/credits" className={pillClass('hit-area transition-colors hover:border-line-strong')}>
      <b className="font-semibold text-ink">{formatCredits(availableCenticredits)}</b> credits
      {heldCenticredits > 0 ? (
        <span className="text-ink-3 max-md:hidden">· {formatCredits(heldCenticredits)} held</span>
      ) : null}
    </Link>
  )
}
