import { environment } from './environment.mjs'
import { PlainError } from './process.mjs'
import start from './start.mjs'

/** The same server, only working the queue, beside an app that shares its database. */
export default function worker() {
  if (environment().DATABASE_URL) return start(['worker'])
  throw new PlainError('A separate worker shares a database with the app: set DATABASE_URL for both.')
}
