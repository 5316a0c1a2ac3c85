// The only way to Postgres. `db()` for reads, `inTransaction` for every write of more than one row.
// A Refusal returned from inside a transaction rolls it back: nothing half-written survives a "no".
import 'server-only'

export { Prisma } from '@/prisma/generated/client'
export { isDatabaseAway } from './away'
export { closeDatabase, db, pool } from './client'
export { planName } from './statement-name'
export { type Db, inTransaction, type Tx } from './transaction'
