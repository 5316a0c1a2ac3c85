/** The Postgres channel every notice goes through. */
export const CHANNEL = 'triptych'
