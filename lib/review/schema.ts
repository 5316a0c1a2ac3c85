import { z } from 'zod'
import { ImageParams } from '@/lib/gallery/schema'
import { SharedParams } from '@/lib/share/schema'

export const VERDICTS = ['pick', 'maybe', 'reject'] as const
export const Verdict = z.enum(VERDICTS)
export type Verdict = z.infer<typeof Verdict>

const MAX_STARS = 5
const MAX_ROUND_NAME = 80
const MAX_COMMENT_CHARS = 4000

export const RoundParams = z.object({ roundId: z.uuid() })
export const RoundImageParams = RoundParams.extend({ imageId: z.uuid() })
export const CommentParams = z.object({ commentId: z.uuid() })
export const SharedVoteParams = SharedParams.extend(ImageParams.shape)
export const SharedCommentParams = SharedParams.extend(CommentParams.shape)

export const OpenRoundInput = z.strictObject({ name: z.string().trim().max(MAX_ROUND_NAME).default('') })
export type OpenRoundInput = z.infer<typeof OpenRoundInput>

/** All one says of an image: what is absent is not said. To say nothing, take the vote back. */
export const VoteInput = z
  .strictObject({ verdict: Verdict.optional(), stars: z.int().min(1).max(MAX_STARS).optional() })
  .refine(({ verdict, stars }) => verdict !== undefined || stars !== undefined, {
    error: 'must say a verdict or stars',
    path: ['verdict'],
  })
export type VoteInput = z.infer<typeof VoteInput>

const EXPORT_FORMATS = ['csv', 'json'] as const
export const ExportQuery = z.object({ format: z.enum(EXPORT_FORMATS).default('csv') })
export type ExportQuery = z.infer<typeof ExportQuery>

export const RoundView = z.object({
  id: z.uuid(),
  collectionId: z.uuid(),
  /** 1, 2, 3 ... within its collection. */
  number: z.int(),
  name: z.string(),
  openedBy: z.object({ id: z.uuid(), name: z.string() }),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  /** What the asking person may do with it. */
  mayVote: z.boolean(),
  /** Mark finals and export. */
  mayDecide: z.boolean(),
  /** Close and reopen. */
  mayManage: z.boolean(),
})
export type RoundView = z.infer<typeof RoundView>

/** `mayOpen`: whether the asking person may start the next one. */
export const RoundList = z.object({ items: z.array(RoundView), mayOpen: z.boolean() })
export type RoundList = z.infer<typeof RoundList>

/** Who voted; a guest is somebody who came by a share link and gave this name. */
export const Voter = z.object({ kind: z.enum(['member', 'guest']), id: z.uuid(), name: z.string() })
export type Voter = z.infer<typeof Voter>

export const Said = z.object({ verdict: Verdict.nullable(), stars: z.int().nullable() })
export type Said = z.infer<typeof Said>

export const VoteView = Said.extend({ voterId: z.uuid(), updatedAt: z.iso.datetime() })
export type VoteView = z.infer<typeof VoteView>

export const Counts = z.object({ pick: z.int(), maybe: z.int(), reject: z.int() })
export type Counts = z.infer<typeof Counts>

export const ReviewedImage = z.object({
  id: z.uuid(),
  widthPx: z.int(),
  heightPx: z.int(),
  thumbhash: z.string().nullable(),
  hasVariants: z.boolean(),
  prompt: z.string(),
  counts: Counts,
  /** Of those who gave any, to a tenth; null when nobody did. */
  meanStars: z.number().nullable(),
  isFinal: z.boolean(),
  votes: z.array(VoteView),
  mine: Said.nullable(),
})
export type ReviewedImage = z.infer<typeof ReviewedImage>

/** A round with every picture its collection shows now, in its order, and who said what of each. */
export const RoundSummary = z.object({
  round: RoundView,
  collectionName: z.string(),
  voters: z.array(Voter),
  images: z.array(ReviewedImage),
})
export type RoundSummary = z.infer<typeof RoundSummary>

const fraction = z.number().min(0).max(1)
/** A point of the picture in parts of its width and height; with `wide` and `high` the region right and below of it. */
export const Pin = z
  .strictObject({
    left: fraction,
    top: fraction,
    wide: z.number().min(0.001).max(1).optional(),
    high: z.number().min(0.001).max(1).optional(),
  })
  .refine(({ wide, high }) => (wide === undefined) === (high === undefined), 'needs both wide and high')
  .refine(
    ({ left, top, wide = 0, high = 0 }) => left + wide <= 1.000001 && top + high <= 1.000001,
    'must lie within the picture',
  )
export type Pin = z.infer<typeof Pin>

/** The caller's, so that asking again says nothing twice. */
const CommentId = z.uuid().optional()
const Text = z.string().trim().min(1, 'must not be empty').max(MAX_COMMENT_CHARS)

/** `@{id}` in the text names a member. `parentId` answers a thread; a pin is of its first comment alone. */
export const CommentInput = z
  .strictObject({
    id: CommentId,
    text: Text,
    collectionId: z.uuid().optional(),
    parentId: z.uuid().optional(),
    pin: Pin.optional(),
    /** Whether who came by a share link may read it. */
    isForGuests: z.boolean().default(false),
  })
  .refine(({ parentId, pin }) => parentId === undefined || pin === undefined, {
    error: 'is of the first comment of a thread',
    path: ['pin'],
  })
export type CommentInput = z.infer<typeof CommentInput>

export const CommentChange = z
  .strictObject({ text: Text.optional(), isForGuests: z.boolean().optional() })
  .refine((change) => Object.keys(change).length > 0, 'must change something')
export type CommentChange = z.infer<typeof CommentChange>

/** Of the image of which the comments are asked: those of one collection with those on the image alone, or all. */
export const CommentListQuery = z.object({ collectionId: z.uuid().optional() })
export type CommentListQuery = z.infer<typeof CommentListQuery>

const Person = z.object({ id: z.uuid(), name: z.string() })

export const CommentView = z.object({
  id: z.uuid(),
  imageId: z.uuid(),
  collection: Person.nullable(),
  by: Voter,
  isMine: z.boolean(),
  /** Empty once it was deleted. */
  text: z.string(),
  /** Who `@{id}` in the text is. */
  mentions: z.array(Person),
  isForGuests: z.boolean(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  mayDelete: z.boolean(),
})
export type CommentView = z.infer<typeof CommentView>

/** A comment and its answers, oldest first. `number` is the pin's on the picture. */
export const ThreadView = CommentView.extend({
  pin: Pin.nullable(),
  number: z.int().nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  resolvedBy: z.string().nullable(),
  answers: z.array(CommentView),
})
export type ThreadView = z.infer<typeof ThreadView>
export const ThreadList = z.object({ items: z.array(ThreadView) })
export type ThreadList = z.infer<typeof ThreadList>

/** Members who may be named in a comment: those who may see what it is about. */
export const MentionableList = z.object({ items: z.array(Person) })
export type MentionableList = z.infer<typeof MentionableList>

/** What somebody with a share link may send; who reads it is not theirs to say. */
export const GuestCommentInput = z
  .strictObject({
    id: CommentId,
    imageId: z.uuid(),
    text: Text,
    parentId: z.uuid().optional(),
    pin: Pin.optional(),
  })
  .refine(({ parentId, pin }) => parentId === undefined || pin === undefined, {
    error: 'is of the first comment of a thread',
    path: ['pin'],
  })
export type GuestCommentInput = z.infer<typeof GuestCommentInput>
export const GuestCommentChange = z.strictObject({ text: Text })
export type GuestCommentChange = z.infer<typeof GuestCommentChange>

/** To a guest nobody has an id, and members only the name under which they wrote to guests. */
export const GuestCommentView = z.object({
  id: z.uuid(),
  imageId: z.uuid(),
  by: z.object({ kind: z.enum(['member', 'guest']), name: z.string() }),
  isMine: z.boolean(),
  text: z.string(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
})
export type GuestCommentView = z.infer<typeof GuestCommentView>
export const GuestThreadView = GuestCommentView.extend({
  pin: Pin.nullable(),
  number: z.int().nullable(),
  isResolved: z.boolean(),
  answers: z.array(GuestCommentView),
})
export type GuestThreadView = z.infer<typeof GuestThreadView>
export const GuestThreadList = z.object({ items: z.array(GuestThreadView) })
export type GuestThreadList = z.infer<typeof GuestThreadList>

/** The open round of the link's collection, if there is one, and what this guest said in it: nothing of others. */
export const GuestRound = z.object({
  round: z.object({ number: z.int(), name: z.string() }).nullable(),
  votes: z.array(Said.extend({ imageId: z.uuid() })),
})
export type GuestRound = z.infer<typeof GuestRound>
