import { formatCredits } from '@/lib/core/money'
import type { Drift } from '@/lib/runs/health/schema'

/** What the account paid against what our calls should have cost, in one or two sentences. */
export function driftSentence(drift: Drift): string {
  const { spentCenticredits, expectedLeastCenticredits, expectedMostCenticredits, driftCenticredits } = drift
  const [least, most] = [formatCredits(expectedLeastCenticredits), formatCredits(expectedMostCenticredits)]
  const expected = least === most ? least : `${least} to ${most}`
  const facts = `The account went down by ${formatCredits(spentCenticredits)}; by list price our pictures cost ${expected}.`
  if (driftCenticredits === 0) return `${facts} They agree.`
  const amount = formatCredits(Math.abs(driftCenticredits))
  return driftCenticredits > 0
    ? `${facts} ${amount} went elsewhere: somebody else uses the key, or a price rose.`
    : `${facts} ${amount} less than expected: a price fell, or pictures were free.`
}
