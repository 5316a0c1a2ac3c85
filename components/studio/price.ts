import { formatCredits } from '@/lib/core/money'

export type Quote = {
  costCenticredits: number
  /** Below zero when it cannot be paid. */
  leavesCenticredits: number
  /** How many more runs like this the rest would pay for. */
  moreLikeThis: number
  /** How many images of this price can be paid, the wish aside. */
  affordable: number
}

/** What `count` images at `eachCenticredits` do to the credits that are free. */
export function quote(eachCenticredits: number, count: number, availableCenticredits: number): Quote {
  const cost = eachCenticredits * count
  const leaves = availableCenticredits - cost
  return {
    costCenticredits: cost,
    leavesCenticredits: leaves,
    moreLikeThis: cost > 0 ? Math.max(0, Math.floor(leaves / cost)) : 0,
    affordable: eachCenticredits > 0 ? Math.max(0, Math.floor(availableCenticredits / eachCenticredits)) : 0,
  }
}

/** The dearest thing of which one can be paid; undefined when nothing can. */
export const bestAffordable = <T extends { costCenticredits: number }>(
  offered: readonly T[],
  availableCenticredits: number,
): T | undefined =>
  offered
    .filter((each) => each.costCenticredits <= availableCenticredits)
    .sort((a, b) => b.costCenticredits - a.costCenticredits)[0]

/** `1` -> `"1 image"`. */
export const images = (count: number) => `${count} ${count === 1 ? 'image' : 'images'}`

/** `650` -> `"6.5 credits"`. */
export const credits = (amount: number) => `${formatCredits(amount)} ${amount === 100 ? 'credit' : 'credits'}`

/** The line under the button: `leaves 158.5 · about 6 more like this`. */
export function leavesSentence({ leavesCenticredits, moreLikeThis }: Quote): string {
  const more = moreLikeThis > 0 ? `about ${moreLikeThis} more like this` : 'the last one like this'
  return `leaves ${formatCredits(leavesCenticredits)} · ${more}`
}

/** What the button says when the credits do not reach. */
export const shortSentence = (costCenticredits: number, availableCenticredits: number) =>
  `Needs ${formatCredits(costCenticredits)}, you have ${formatCredits(availableCenticredits)}`

type Money = { quoted: number; spent: number; held: number; returned: number }

/** The words of `quoted 26 · spent 13 · held 6.5 · returned 6.5`; what is nothing is left unsaid. */
export function moneyParts(money: Money): (readonly [string, number])[] {
  const { quoted, spent, held, returned } = money
  const said = [['spent', spent] as const, ['held', held] as const, ['returned', returned] as const]
  const parts = said.filter(([, amount]) => amount > 0)
  return parts.length === 1 && spent === quoted ? parts : [['quoted', quoted], ...parts]
}
