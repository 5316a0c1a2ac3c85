/** Failures in a row that open the circuit. */
export const FAILURES_TO_OPEN = 10
/** How long it opens at first; each probe that fails doubles it, up to the longest. */
export const FIRST_OPEN_MS = 15_000
export const LONGEST_OPEN_MS = 60_000

/** True for an answer that proves the upstream is there, whatever it said. */
export const isUp = (kind: string): boolean => kind !== 'unavailable'
