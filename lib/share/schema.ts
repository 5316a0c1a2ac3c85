import { z } from 'zod'
import { PageQuery } from '@/lib/core/page'
import { ImageParams } from '@/lib/gallery/schema'

export const TARGETS = ['image', 'collection', 'sweep', 'run'] as const
export type TargetKind = (typeof TARGETS)[number]

/** 256 bits in base64url. */
export const TOKEN = /^[\w-]{43}$/
export const SharedParams = z.object({ token: z.string().regex(TOKEN) })
export const SHARED_VARIANTS = ['thumb', 'preview', 'original'] as const
export const SharedVariant = z.enum(SHARED_VARIANTS)
export type SharedVariant = z.infer<typeof SharedVariant>
export const SharedImageParams = SharedParams.extend({ ...ImageParams.shape, variant: SharedVariant })
export const LinkParams = z.object({ linkId: z.uuid() })

const MAX_NAME = 120
const LinkName = z.string().trim().max(MAX_NAME)
const LinkPassword = z.string().min(6).max(200)

const options = {
  /** What the team calls it in its list; strangers never see it. */
  name: LinkName.optional(),
  /** When it stops working; null: never. */
  expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
  /** Null takes the password away. Any change of it ends what was unlocked before. */
  password: LinkPassword.nullable().optional(),
  allowsDownload: z.boolean().optional(),
  /** Downloads are the originals byte for byte; otherwise drawn anew at full size, without metadata. */
  givesOriginals: z.boolean().optional(),
  showsPrompt: z.boolean().optional(),
  allowsVotes: z.boolean().optional(),
  allowsComments: z.boolean().optional(),
}

export const CreateLinkInput = z.strictObject({
  target: z.strictObject({ kind: z.enum(TARGETS), id: z.uuid() }),
  ...options,
})
export type CreateLinkInput = z.output<typeof CreateLinkInput>
export const ChangeLinkInput = z.strictObject(options)
export type ChangeLinkInput = z.output<typeof ChangeLinkInput>

export const LINK_STATES = ['open', 'expired', 'revoked'] as const
/** Newest first; with `targetId` those to one thing. */
export const LinkListQuery = PageQuery.extend({ targetId: z.uuid().optional() })
export type LinkListQuery = z.infer<typeof LinkListQuery>

export const LinkView = z.object({
  id: z.uuid(),
  /** `name` is null for who may not see the thing itself. */
  target: z.object({ kind: z.enum(TARGETS), id: z.uuid(), name: z.string().nullable() }),
  name: z.string(),
  by: z.object({ id: z.uuid(), name: z.string() }),
  isOwn: z.boolean(),
  state: z.enum(LINK_STATES),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  hasPassword: z.boolean(),
  allowsDownload: z.boolean(),
  givesOriginals: z.boolean(),
  showsPrompt: z.boolean(),
  allowsVotes: z.boolean(),
  allowsComments: z.boolean(),
  viewCount: z.int(),
  lastViewedAt: z.iso.datetime().nullable(),
})
export type LinkView = z.infer<typeof LinkView>
export const LinkPage = z.object({ items: z.array(LinkView), nextCursor: z.string().nullable() })
export type LinkPage = z.infer<typeof LinkPage>
/** The only time the address is told: `path` on this host. */
export type NewLink = LinkView & { path: string }

export const UnlockInput = z.strictObject({ password: z.string().min(1).max(200) })
export type UnlockInput = z.output<typeof UnlockInput>

export const JoinInput = z.strictObject({ name: z.string().trim().min(1).max(60) })
export type JoinInput = z.output<typeof JoinInput>
export type GuestView = { id: string; name: string }
