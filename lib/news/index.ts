// What there is to hear: a person's inbox and a team's activity. Decides at the moment of reading what may be said: what
// the reader may not see any more is not listed, not counted and not mailed. Knows gallery and review; writes nothing
// but when a digest went out.
import 'server-only'

export { listActivity } from './activity'
export { countUnread, listInbox } from './inbox'
