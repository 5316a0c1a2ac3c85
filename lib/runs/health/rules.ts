import type { Drift } from './schema'

/** What an upstream said was left, at an instant. */
export type Reading = { at: Date; centicredits: number }
/** A call that ended: `certain` when its picture came, so that it was paid for sure. */
export type Ended = { at: Date; listCenticredits: number; certain: boolean }

/**
 * What the account upstream paid against what the studio's calls should have cost by list price. Between two
 * readings of which the later is higher somebody topped up: that stretch says nothing and is left out. Filtered
 * and broken calls may or may not be charged upstream, so what was expected is a range; drift is what lies outside.
 * Undefined without two readings to compare.
 */
export function driftOf(readings: readonly Reading[], ended: readonly Ended[]): Drift | undefined {
  const stretches = readings.slice(1).map((to, i) => ({ from: readings[i] as Reading, to }))
  const falling = stretches.filter(({ from, to }) => to.centicredits <= from.centicredits)
  const [first, last] = [falling[0], falling.at(-1)]
  if (!first || !last) return undefined
  const within = ended.filter(({ at }) => falling.some(({ from, to }) => at > from.at && at <= to.at))
  const sum = (calls: readonly Ended[]) => calls.reduce((total, each) => total + each.listCenticredits, 0)
  const spent = falling.reduce((total, { from, to }) => total + from.centicredits - to.centicredits, 0)
  const least = sum(within.filter(({ certain }) => certain))
  const most = sum(within)
  return {
    since: first.from.at.toISOString(),
    until: last.to.at.toISOString(),
    spentCenticredits: spent,
    expectedLeastCenticredits: least,
    expectedMostCenticredits: most,
    driftCenticredits: spent < least ? spent - least : spent > most ? spent - most : 0,
    topUps: stretches.length - falling.length,
  }
}
