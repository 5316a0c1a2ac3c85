// Rounds of review on collections, what members and guests say in them of each picture, and comments on images.
// At most one round is open per collection; who votes twice has said one thing; nothing is said in a closed round.
// What is said is seen by who may see what it is about. A guest sees their own votes, the words of guests of their
// link and what members wrote for guests: nothing else, and no ids or numbers of it.
import 'server-only'

export { changeComment, deleteComment, reopenThread, resolveThread } from './comments/change'
export { listComments, listMentionable } from './comments/queries'
export { writeComment } from './comments/write'
export {
  changeGuestComment,
  deleteGuestComment,
  listGuestComments,
  writeGuestComment,
} from './guests/comments'
export { castGuestVote, getGuestRound, retractGuestVote } from './guests/votes'
export { closeRound } from './rounds/close'
export { exportRound } from './rounds/export'
export { markFinal, unmarkFinal, zipFinals } from './rounds/final'
export { openRound, reopenRound } from './rounds/open'
export { getRound, listRounds } from './rounds/queries'
export { summarizeRound } from './rounds/summary'
export { castVote, retractVote } from './rounds/vote'
