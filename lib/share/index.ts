// Ways for a stranger to see one thing. A link shows what its maker may see at that moment and nothing else; it is
// dead with its maker's membership, its target or its team. Of an address only the SHA-256 is kept, and every dead or
// unknown one is the same 404. What a link does not allow is not there either.
import 'server-only'

export { type Admission, admitLink, knock } from './admit'
export { cookiesFor } from './cookies'
export { joinAsGuest } from './join'
