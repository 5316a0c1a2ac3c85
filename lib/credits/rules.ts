import { type Centicredits, formatCredits } from '@/lib/core/money'
import { type Refusal, refuse } from '@/lib/core/result'

/** The refusal every screen and script gets when a wallet is too small; nothing was written. */
export function insufficient(available: Centicredits, cost: Centicredits): Refusal {
  return refuse(
    'INSUFFICIENT_CREDITS',
    `This needs ${formatCredits(cost)} credits and you have ${formatCredits(available)}. Nothing was started or charged.`,
    { costCenticredits: cost, availableCenticredits: available, missingCenticredits: cost - available },
  )
}
