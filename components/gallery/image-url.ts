import { LONGEST_PX, SMALL_VARIANTS, type SmallVariant } from '@/lib/gallery/rules'
import type { ImageCard, Variant } from '@/lib/gallery/schema'

type Size = Pick<ImageCard, 'widthPx' | 'heightPx'>
type Bytes = Size & Pick<ImageCard, 'id' | 'hasVariants'>

export const imageUrl = (id: string, variant: Variant) => `/api/v1/images/${id}/${variant}`
export const downloadUrl = (id: string) => `${imageUrl(id, 'original')}?download=1`

/** The variant for a screenful; the original while there is none. */
export const previewUrl = (image: Bytes) => imageUrl(image.id, image.hasVariants ? 'preview' : 'original')

/** A `srcSet` of these variants. With the true widths, or the browser takes the larger one for too long. */
export const srcSetOf = <V extends SmallVariant>(
  size: Size,
  variants: readonly V[],
  urlOf: (variant: V) => string,
) => variants.map((variant) => `${urlOf(variant)} ${widthWithin(size, LONGEST_PX[variant])}w`).join(', ')

/** `src` and `srcSet` for a picture among others, from the size of a cell to that of a screen. */
export function tileSources(image: Bytes): { src: string; srcSet?: string } {
  if (!image.hasVariants) return { src: imageUrl(image.id, 'original') }
  const urlOf = (variant: Variant) => imageUrl(image.id, variant)
  return { src: urlOf('thumb'), srcSet: srcSetOf(image, SMALL_VARIANTS, urlOf) }
}

/** The same for the one picture a screen is about, which fills a phone. */
export function screenSources(image: Bytes): { src: string; srcSet?: string; sizes?: string } {
  if (!image.hasVariants) return { src: imageUrl(image.id, 'original') }
  const srcSet = srcSetOf(image, ['medium', 'preview'], (variant) => imageUrl(image.id, variant))
  return { src: previewUrl(image), srcSet, sizes: '(max-width: 767px) 100vw, 1280px' }
}

function widthWithin({ widthPx, heightPx }: Size, maxPx: number): number {
  return Math.round(widthPx * Math.min(1, maxPx / Math.max(widthPx, heightPx)))
}
