/** SQLSTATE 57P01..03 (shut down, crashed, starting up), class 08 (connection), 53300 (no connection left). */
const AWAY_SQLSTATE = /^(57P0[123]|08.{3}|53300)$/
const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'P1001',
  'P1002',
  'P1017',
  'P2024',
])
const AWAY_KINDS = new Set(['ConnectionClosed', 'DatabaseNotReachable', 'SocketTimeout'])
const AWAY_WORDS =
  /Connection terminated|is not queryable|terminating connection|timeout exceeded when trying to connect/

/** Whether an error of pg, pg-boss or Prisma only says that the database cannot be reached for the moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, kind, message, cause, meta } = error as Record<string, unknown>
  if (AWAY_CODES.has(String(code)) || AWAY_SQLSTATE.test(String(code))) return true
  if (AWAY_KINDS.has(String(kind)) || AWAY_WORDS.test(String(message))) return true
  // Prisma puts the adapter's own error into `meta`, and that puts the driver's into `cause`.
  const inner =
    typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta && meta.driverAdapterError
  return isDatabaseAway(cause) || isDatabaseAway(inner)
}
