/** Failures in a row that open the circuit. */
export const FAILURES_TO_OPEN = 10
const FIRST_OPEN_MS = 15_000
const LONGEST_OPEN_MS = 5 * 60_000

/** True for an answer that proves the upstream is there, whatever it said. */
export const isUp = (kind: string): boolean => kind !== 'unavailable'

/** How long the circuit opens after so many failures in a row, in ms: 0 below the limit, then doubling to five minutes. */
export function openForMs(failures: number): number {
  if (failures < FAILURES_TO_OPEN) return 0
  return Math.min(LONGEST_OPEN_MS, FIRST_OPEN_MS * 2 ** (failures - FAILURES_TO_OPEN))
}
