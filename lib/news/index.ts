// What there is to hear: a person's inbox, a team's activity, digests by mail. Decides at the moment of reading what may
// be said: what the reader may not see any more is not listed, not counted and not mailed. Knows gallery, review, inbox.
// A digest and the marks on what it tells are one transaction: nothing is mailed twice, whoever else looks.
import 'server-only'

export { listActivity } from './activity'
export { reachesByMail, sendDigests } from './digest/send'
export { readUnsubscribeToken } from './digest/token'
export { startNews } from './digest/worker'
export { countUnread, listInbox } from './inbox'
