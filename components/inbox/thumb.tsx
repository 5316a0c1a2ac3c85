import { imageUrl } from '@/components/gallery/image-url'
import type { NewsImage } from '@/lib/news/schema'

/** A small picture beside words that say what it is. */
export function Thumb({ image }: { image: NewsImage }) {
  return (
    // biome-ignore lint/performance/noImgElement: variants are made by the studio itself
    <img
      src={imageUrl(image.id, image.hasVariants ? 'thumb' : 'original')}
      alt=""
      loading="lazy"
      decoding="async"
      className="size-11 shrink-0 rounded-s bg-sunk object-cover"
    />
  )
}
