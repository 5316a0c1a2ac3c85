import { z } from 'zod'
import { PageQuery } from '@/lib/core/page'
import { ImageParams } from '@/lib/gallery/schema'
import type { RunSettings } from '@/lib/runs/schema'
import type { Axis } from '@/lib/runs/sweep/rules'

const TARGETS = ['image', 'collection', 'sweep', 'run'] as const
export type TargetKind = (typeof TARGETS)[number]

/** 256 bits in base64url. */
export const TOKEN = /^[\w-]{43}$/
export const SharedParams = z.object({ token: z.string().regex(TOKEN) })
const SHARED_VARIANTS = ['small', 'thumb', 'medium', 'preview', 'original'] as const
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
  /** Who made it and left it to `by` on leaving the team, and may know its address; null with a new one. */
  inherited: z
    .object({ from: z.object({ id: z.uuid(), name: z.string() }), at: z.iso.datetime() })
    .nullable(),
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

/** What a stranger is told of how a picture was made. Pictures it was made from are not among it. */
export type SharedOrigin = {
  prompt: string
  modelName: string | null
  settings: RunSettings | null
  seed: number | null
}

/** A picture as a link shows it. */
export type SharedCard = {
  id: string
  widthPx: number
  heightPx: number
  /** Base64; null while the small versions are being made, which the first look at them does. */
  thumbhash: string | null
  createdAt: string
  /** The place in a sweep's grid, counted along its rows; null elsewhere. */
  cell: number | null
  /** Null unless the link shows prompt and settings. */
  origin: SharedOrigin | null
}
export type SharedPage = { items: SharedCard[]; nextCursor: string | null }

/** What is behind a link. Nobody's address, and nothing the link does not show, is in it. */
export type SharedView = {
  kind: TargetKind
  title: string
  description: string
  sharedBy: { name: string; team: string | null }
  sharedAt: string
  expiresAt: string | null
  showsPrompt: boolean
  allowsDownload: boolean
  givesOriginals: boolean
  allowsVotes: boolean
  allowsComments: boolean
  /** Who the stranger said they are. */
  guest: GuestView | null
  imageCount: number
  /** Of a sweep: what goes along its columns and rows is told with the settings only. */
  grid: { columns: number; rows: number; axes: Axis[] | null } | null
} & SharedPage
