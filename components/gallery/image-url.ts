import type { ImageCard, Variant } from '@/lib/gallery/schema'

type Bytes = Pick<ImageCard, 'id' | 'widthPx' | 'heightPx' | 'hasVariants'>

const THUMB_PX = 512
const PREVIEW_PX = 1280

export const imageUrl = (id: string, variant: Variant) => `/api/v1/images/${id}/${variant}`
export const downloadUrl = (id: string) => `${imageUrl(id, 'original')}?download=1`

/** The variant for a screenful; the original while there is none. */
export const previewUrl = (image: Bytes) => imageUrl(image.id, image.hasVariants ? 'preview' : 'original')

/** `src` and `srcSet` for a picture on the wall; widths are those of the variants, which keep the ratio. */
export function tileSources(image: Bytes): { src: string; srcSet?: string } {
  if (!image.hasVariants) return { src: imageUrl(image.id, 'original') }
  const thumb = `${imageUrl(image.id, 'thumb')} ${widthWithin(image, THUMB_PX)}w`
  const preview = `${imageUrl(image.id, 'preview')} ${widthWithin(image, PREVIEW_PX)}w`
  return { src: imageUrl(image.id, 'thumb'), srcSet: `${thumb}, ${preview}` }
}

function widthWithin({ widthPx, heightPx }: Bytes, maxPx: number): number {
  return Math.round(widthPx * Math.min(1, maxPx / Math.max(widthPx, heightPx)))
}
