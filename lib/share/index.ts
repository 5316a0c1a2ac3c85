// Ways for a stranger to see one thing. A link shows what its maker may see at that moment and nothing else; it is
// dead with its maker's membership, its target or its team. Of an address only the SHA-256 is kept, and every dead or
// unknown one is the same 404. What a link does not allow is not there either.
import 'server-only'

export { admitLink, knock } from './admit'
export { changeLink, moveLink, revokeLink } from './change'
export { cookiesFor, readCookie } from './cookies'
export { countView } from './count'
export { createLink } from './create'
export { deliverShared } from './deliver'
export { joinAsGuest } from './join'
export { deliverOpenGraph } from './opengraph'
export { listLinks } from './queries'
export { isLooking } from './rules'
export { unlockLink } from './unlock'
export { readShared, viewShared } from './view'
export { zipCollection, zipShared } from './zip'
