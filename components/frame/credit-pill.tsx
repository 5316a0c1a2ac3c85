'use client'

import { pillClass } from '@/components/ui/pill'
import { formatCredits } from '@/lib/core/money'
import { HouseLink } from './house-link'
import { useLive } from './live'

/** What one has and what is promised, as it changes. */
export function CreditPill() {
  const { wallet } = useLive()
  const { availableCenticredits, heldCenticredits } = wallet
  return (
    <HouseLink href="/credits" className="group flex shrink-0 items-center rounded-full touch:h-11">
      <span className={pillClass('transition-colors group-hover:border-line-strong')}>
        <span>
          <b className="font-semibold text-ink">{formatCredits(availableCenticredits)}</b> credits
        </span>
        {heldCenticredits > 0 ? (
          <span className="text-ink-3 max-md:hidden">· {formatCredits(heldCenticredits)} held</span>
        ) : null}
      </span>
    </HouseLink>
  )
}
