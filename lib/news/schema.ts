import { z } from 'zod'
import { TOLD_KINDS } from '@/lib/inbox/schema'
import { INVITE_STATES } from '@/lib/teams/schema'

/** A picture beside a line of news. */
export const NewsImage = z.object({
  id: z.uuid(),
  widthPx: z.int(),
  heightPx: z.int(),
  thumbhash: z.string().nullable(),
  hasVariants: z.boolean(),
})
export type NewsImage = z.infer<typeof NewsImage>

const Team = z.object({ id: z.uuid(), name: z.string() })

/** Something one was told, in a sentence that begins with `who`. `href` is where it can be seen, on this site. */
export const NotificationView = z.object({
  id: z.uuid(),
  kind: z.enum(TOLD_KINDS),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  team: Team.nullable(),
  who: z.string(),
  sentence: z.string(),
  /** The beginning of what was written. */
  quote: z.string().nullable(),
  image: NewsImage.nullable(),
  href: z.string().nullable(),
  /** Of an invite, which can be answered while it is `open`. */
  invite: z.object({ id: z.uuid(), state: z.enum(INVITE_STATES), teamName: z.string() }).nullable(),
})
export type NotificationView = z.infer<typeof NotificationView>

export const InboxPage = z.object({ items: z.array(NotificationView), nextCursor: z.string().nullable() })
export type InboxPage = z.infer<typeof InboxPage>

/** Counted up to this many; `unread` of 100 is "99 and more". */
export const MOST_COUNTED = 100
export const UnreadView = z.object({ unread: z.int().max(MOST_COUNTED) })
export type UnreadView = z.infer<typeof UnreadView>

const HAPPENINGS = ['shown', 'added', 'round-opened', 'round-closed', 'commented'] as const

/** What somebody did in the team; what they did in a row is one line, with its first pictures. */
export const HappeningView = z.object({
  id: z.string(),
  kind: z.enum(HAPPENINGS),
  at: z.iso.datetime(),
  who: z.string(),
  count: z.int(),
  sentence: z.string(),
  quote: z.string().nullable(),
  images: z.array(NewsImage),
  href: z.string().nullable(),
})
export type HappeningView = z.infer<typeof HappeningView>

export const ActivityPage = z.object({ items: z.array(HappeningView), nextCursor: z.string().nullable() })
export type ActivityPage = z.infer<typeof ActivityPage>
