import { z } from 'zod'
import { PageQuery } from '@/lib/core/page'
import type { RunSettings } from '@/lib/runs/schema'
import { SMALL_VARIANTS } from './rules'

/** `original` byte for byte; the small ones are WebP or AVIF by the Accept header. */
export const Variant = z.enum(['original', ...SMALL_VARIANTS])
export type Variant = z.infer<typeof Variant>

/** What the wall needs to lay a picture out before a byte of it has come. */
export const ImageCard = z.object({
  id: z.uuid(),
  widthPx: z.int(),
  heightPx: z.int(),
  /** Base64, or null while the variants are being made: then show `original`. */
  thumbhash: z.string().nullable(),
  hasVariants: z.boolean(),
  prompt: z.string(),
  createdAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
  /** When the person made it a favourite of theirs; null when it is none. */
  favouritedAt: z.iso.datetime().nullable(),
  /** Whether its team sees it. */
  shown: z.boolean(),
  /** Who made it; absent for one's own. */
  author: z.object({ id: z.uuid(), name: z.string() }).optional(),
})
export type ImageCard = z.infer<typeof ImageCard>

export const ImagePage = z.object({ items: z.array(ImageCard), nextCursor: z.string().nullable() })
export type ImagePage = z.infer<typeof ImagePage>

/** Walls that hang by time, newest first; a collection hangs in its own order. */
export const TIMED_VIEWS = ['all', 'team', 'favourites', 'trash'] as const
export const VIEWS = [...TIMED_VIEWS, 'collection'] as const
export type View = (typeof VIEWS)[number]

const Shelf = { view: z.enum(VIEWS).default('all'), collection: z.uuid().optional() }
const NAMED = { message: 'must name the collection', path: ['collection'] }
const isNamed = ({ view, collection }: { view: View; collection?: string | undefined }) =>
  (view === 'collection') === (collection !== undefined)

/**
 * `all` one's own images by when they were made, `team` what is shown to the team, `favourites` by when they became
 * one's own, `trash` by when they were thrown away, newest first; `collection` what the named one shows, in its order.
 */
export const ImageListQuery = PageQuery.extend(Shelf).refine(isNamed, NAMED)
export type ImageListQuery = z.infer<typeof ImageListQuery>
/** The wall an image was opened from: its neighbours are those there. */
export const ImageQuery = z.object(Shelf).refine(isNamed, NAMED)
export type ImageQuery = z.infer<typeof ImageQuery>

/** An image with everything known of how it came to be. Run facts are null for bytes without a generation. */
export const ImageDetail = ImageCard.extend({
  format: z.string(),
  byteLength: z.int(),
  fileName: z.string(),
  author: z.object({ id: z.uuid(), name: z.string() }),
  mine: z.boolean(),
  generationId: z.uuid().nullable(),
  runId: z.uuid().nullable(),
  /** Neighbours on the wall it was opened from, as they hang there, for arrows and preloading. */
  newerId: z.uuid().nullable(),
  olderId: z.uuid().nullable(),
  /** When the trash will be emptied of it. */
  purgeAt: z.iso.datetime().nullable(),
})
export type ImageDetail = z.infer<typeof ImageDetail>

export const ImageParams = z.object({ imageId: z.uuid() })
/** The sha-256 of an original's bytes, in lower-case hex. */
export const HashParams = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits'),
})
export const VariantParams = ImageParams.extend({ variant: Variant })
export const ImagesInput = z.strictObject({ imageIds: z.array(z.uuid()).min(1).max(200) })
/** Shows or hides all of them, or none where one is not the asker's own. */
export const ShowImagesInput = ImagesInput.extend({ shown: z.boolean() })
export const ShowingInput = z.strictObject({ showsNewWork: z.boolean() })
export const StrippedQuery = z.object({ format: z.enum(['png', 'webp']).default('webp') })
/** `download=1` asks for an attachment with a file name. */
export const VariantQuery = z.object({ download: z.enum(['0', '1']).default('0') })

/** What somebody brought to start from. Sizes are of the picture upright; `byteLength` is of the file as it came. */
export const Upload = z.object({
  id: z.uuid(),
  widthPx: z.int(),
  heightPx: z.int(),
  format: z.enum(['png', 'jpeg', 'webp']),
  byteLength: z.int(),
  /** Whether any pixel is transparent. */
  hasAlpha: z.boolean(),
  fileName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** Base64, or null while the variants are being made: then show `original`. */
  thumbhash: z.string().nullable(),
  hasVariants: z.boolean(),
})
export type Upload = z.infer<typeof Upload>
export const UploadPage = z.object({ items: z.array(Upload), nextCursor: z.string().nullable() })
export type UploadPage = z.infer<typeof UploadPage>

/** `fileName` goes before the one that a form says. */
export const UploadQuery = z.object({ fileName: z.string().max(255).optional() })

export const MAX_ANCESTORS = 24
export const MAX_DESCENDANTS = 24

/** An image and the step between it and the one asked about. */
export type Kin = {
  image: ImageCard
  /** As which field the one was given to the run of the other. */
  field: string
  /** Steps between them. */
  depth: number
  isUpload: boolean
  /** What made it; null for an upload. */
  settings: RunSettings | null
  seed: number | null
}
/** What an image was made from, nearest first, and what was made from it, newest first. */
export type Lineage = { ancestors: Kin[]; descendants: Kin[]; hasMore: boolean }
