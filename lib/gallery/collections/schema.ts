import { z } from 'zod'
import { ImageCard } from '../schema'

export const LEVELS = ['view', 'add', 'manage'] as const
/** What one may do with a collection; each may what the one before it may. */
export const Level = z.enum(LEVELS)
export type Level = z.infer<typeof Level>

export const MAX_NAME = 80
export const MAX_DESCRIPTION = 2000
/** How many images one request may name. */
const MAX_BATCH = 200

const Name = z.string().trim().min(1, 'must not be empty').max(MAX_NAME)
const Description = z.string().trim().max(MAX_DESCRIPTION)
const Ids = z.array(z.uuid()).min(1).max(MAX_BATCH)

export const CollectionParams = z.object({ collectionId: z.uuid() })
export const CollectionMemberParams = CollectionParams.extend({ userId: z.uuid() })

/** `imageIds` go in at once, in this order. `id` is the caller's, so that asking again makes no second one. */
export const NewCollectionInput = z.strictObject({
  id: z.uuid().optional(),
  name: Name,
  description: Description.default(''),
  /** What every member of the team may do; null keeps it private. */
  teamLevel: Level.nullable().default(null),
  imageIds: z.array(z.uuid()).max(MAX_BATCH).default([]),
})
export type NewCollectionInput = z.infer<typeof NewCollectionInput>

/** `coverImageId` null: the first picture. */
export const CollectionChange = z
  .strictObject({
    name: Name.optional(),
    description: Description.optional(),
    teamLevel: Level.nullable().optional(),
    coverImageId: z.uuid().nullable().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'must change something')
export type CollectionChange = z.infer<typeof CollectionChange>

export const CollectionImagesInput = z.strictObject({ imageIds: Ids })
/** The images, in this order, stand right before `beforeId`, or at the end without one. */
export const MoveImagesInput = z.strictObject({ imageIds: Ids, beforeId: z.uuid().nullable().default(null) })
export type MoveImagesInput = z.infer<typeof MoveImagesInput>
export const CollectionGrantInput = z.strictObject({ level: Level })

export const COLLECTION_VIEWS = ['all', 'trash'] as const
export const CollectionListQuery = z.object({
  view: z.enum(COLLECTION_VIEWS).default('all'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** Counts and covers are told of every collection; `holds` tells of one image which of them hold it. */
  holds: z.uuid().optional(),
})
export type CollectionListQuery = z.infer<typeof CollectionListQuery>

export const Cover = z.object({
  id: z.uuid(),
  widthPx: z.int(),
  heightPx: z.int(),
  thumbhash: z.string().nullable(),
  hasVariants: z.boolean(),
})
export type Cover = z.infer<typeof Cover>

export const CollectionCard = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  owner: z.object({ id: z.uuid(), name: z.string() }),
  teamLevel: Level.nullable(),
  /** What the asking person may do with it. */
  level: Level,
  imageCount: z.int(),
  /** The chosen cover, else the first picture; null while it is empty. */
  cover: Cover.nullable(),
  /** Set when the list was asked of one image. */
  holds: z.boolean().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
  purgeAt: z.iso.datetime().nullable(),
})
export type CollectionCard = z.infer<typeof CollectionCard>
export const CollectionPage = z.object({ items: z.array(CollectionCard), nextCursor: z.string().nullable() })
export type CollectionPage = z.infer<typeof CollectionPage>

const CollectionGrantView = z.object({ userId: z.uuid(), name: z.string(), level: Level })

/** `grants` are told to whoever manages it. */
export const CollectionDetail = CollectionCard.extend({
  coverImageId: z.uuid().nullable(),
  grants: z.array(CollectionGrantView),
})
export type CollectionDetail = z.infer<typeof CollectionDetail>

/** A picture in its place. `favouritedAt` is null and `author` always told: whoever looks, the collection does not know. */
export const CollectionItem = ImageCard.extend({
  position: z.number(),
  author: z.object({ id: z.uuid(), name: z.string() }),
})
export type CollectionItem = z.infer<typeof CollectionItem>
