// What people should hear of: one row for each happening and person, written in the transaction of the happening,
// never for its doer. Facts hold ids: what may be said of them is decided when they are read (lib/news). Knows nobody.
import 'server-only'

export { markAllRead, markRead, markTold } from './mark'
export { purgeInbox } from './purge'
export { changeSettings, readSettings, stopDigests } from './settings'
export { type Told, tell } from './tell'
