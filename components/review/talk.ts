import type { ApiAnswer } from '@/components/frame/api'
import type { CommentView, GuestThreadView, Pin, ThreadView } from '@/lib/review/schema'
import type { Person } from './mention-text'

/** One thing said, as a page shows it, whoever reads. */
export type Remark = {
  id: string
  by: { kind: 'member' | 'guest'; name: string }
  isMine: boolean
  text: string
  mentions: Person[]
  createdAt: string
  isEdited: boolean
  isDeleted: boolean
  mayDelete: boolean
  /** Whether clients read it too; null where that is no question. */
  isForGuests: boolean | null
}
export type Thread = Remark & {
  imageId: string
  pin: Pin | null
  number: number | null
  isResolved: boolean
  resolvedBy: string | null
  /** The name of the collection it was said in, where another is looked at. */
  where: string | null
  answers: Remark[]
}

export type Said = { id: string; text: string; parentId?: string; pin?: Pin; isForGuests?: boolean }

/** What can be done with the words about one picture: of a member through their account, of a guest through a link. */
export type Talk = {
  threads: Thread[]
  /** Null while they are on their way. */
  state: 'reading' | 'ready' | { failure: string }
  retry: () => void
  say: (said: Said) => Promise<ApiAnswer<unknown>>
  change: (id: string, text: string) => Promise<ApiAnswer<unknown>>
  remove: (id: string) => Promise<ApiAnswer<unknown>>
  /** Absent for guests. */
  resolve?: (id: string, resolved: boolean) => Promise<ApiAnswer<unknown>>
  mentionable?: () => Promise<Person[]>
  /** Whether who writes chooses if clients read it. */
  choosesReaders: boolean
}

const remark = (comment: CommentView): Remark => ({
  id: comment.id,
  by: comment.by,
  isMine: comment.isMine,
  text: comment.text,
  mentions: comment.mentions,
  createdAt: comment.createdAt,
  isEdited: comment.editedAt !== null,
  isDeleted: comment.deletedAt !== null,
  mayDelete: comment.mayDelete,
  isForGuests: comment.collection ? comment.isForGuests : null,
})

/** A thread as members read it; `here` is the collection that is looked at. */
export const threadOf = (thread: ThreadView, here?: string): Thread => ({
  ...remark(thread),
  imageId: thread.imageId,
  pin: thread.pin,
  number: thread.number,
  isResolved: thread.resolvedAt !== null,
  resolvedBy: thread.resolvedBy,
  where: thread.collection && thread.collection.id !== here ? thread.collection.name : null,
  answers: thread.answers.map(remark),
})

type GuestRemark = GuestThreadView['answers'][number]
const guestRemark = (comment: GuestRemark): Remark => ({
  id: comment.id,
  by: comment.by,
  isMine: comment.isMine,
  text: comment.text,
  mentions: [],
  createdAt: comment.createdAt,
  isEdited: comment.editedAt !== null,
  isDeleted: comment.deletedAt !== null,
  mayDelete: comment.isMine && comment.deletedAt === null,
  isForGuests: null,
})

/** A thread as guests read it. */
export const guestThreadOf = (thread: GuestThreadView): Thread => ({
  ...guestRemark(thread),
  imageId: thread.imageId,
  pin: thread.pin,
  number: thread.number,
  isResolved: thread.isResolved,
  resolvedBy: null,
  where: null,
  answers: thread.answers.map(guestRemark),
})
