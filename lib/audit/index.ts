// Who did what: an append-only log, one line in the transaction of the deed itself. Names are copied as they were,
// so the log outlives who and what it names. A team's log is read by those who lead it. Knows nobody.
// Originals are written down before their bytes leave, once a day for each taker and picture, outside of a deed.
import 'server-only'

export { exportAudit } from './export'
export { auditArchive, auditOriginal } from './originals'
export { listAudit } from './queries'
export { audit } from './record'
