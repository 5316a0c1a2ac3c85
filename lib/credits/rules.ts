import type { Centicredits } from '@/lib/core/money'
import { formatCredits } from '@/lib/core/money'
import { ok, type Refusal, type Result, refuse } from '@/lib/core/result'

export type WalletState = { balance: Centicredits; held: Centicredits }

/** How much of the wallet may still be promised. */
export const availableOf = (wallet: WalletState): Centicredits => wallet.balance - wallet.held

/** Promises `cost`: more is held, or a refusal says how much is missing. */
export function decideHold(wallet: WalletState, cost: Centicredits): Result<WalletState> {
  const available = availableOf(wallet)
  return cost > available ? insufficient(available, cost) : ok({ ...wallet, held: wallet.held + cost })
}

/** The refusal every screen and script gets when a wallet is too small; nothing was written. */
export function insufficient(available: Centicredits, cost: Centicredits): Refusal {
  return refuse(
    'INSUFFICIENT_CREDITS',
    `This needs ${formatCredits(cost)} credits and you have ${formatCredits(available)}. Nothing was started or charged.`,
    { costCenticredits: cost, availableCenticredits: available, missingCenticredits: cost - available },
  )
}

/** Spends a held amount for good. */
export const decideCapture = (wallet: WalletState, amount: Centicredits): WalletState => ({
  balance: wallet.balance - amount,
  held: wallet.held - amount,
})

/** Gives a held amount back. */
export const decideRelease = (wallet: WalletState, amount: Centicredits): WalletState => ({
  ...wallet,
  held: wallet.held - amount,
})

/** What must be true of a wallet at every instant. */
export const isSound = (wallet: WalletState): boolean => wallet.held >= 0 && wallet.held <= wallet.balance
