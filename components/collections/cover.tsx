import { imageUrl } from '@/components/gallery/image-url'
import type { Cover as CoverView } from '@/lib/gallery/collections/schema'

/** The picture that stands for a collection; three empty frames while there is none. */
export function Cover({ cover, className }: { cover: CoverView | null; className: string }) {
  if (!cover) return <EmptyCover className={className} />
  return (
    // biome-ignore lint/performance/noImgElement: the studio serves its own sizes; next/image would make them again
    <img
      src={imageUrl(cover.id, cover.hasVariants ? 'thumb' : 'original')}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      className={`${className} bg-sunk object-cover`}
    />
  )
}

const EmptyCover = ({ className }: { className: string }) => (
  <span className={`${className} grid place-content-center border border-line bg-sunk`}>
    <svg viewBox="0 0 150 56" aria-hidden="true" className="w-24 max-w-full fill-none stroke-line-strong">
      <rect x="0.5" y="8.5" width="39" height="47" rx="5" strokeDasharray="3 3" />
      <rect x="46.5" y="0.5" width="57" height="55" rx="5" strokeDasharray="3 3" />
      <rect x="110.5" y="8.5" width="39" height="47" rx="5" strokeDasharray="3 3" />
    </svg>
  </span>
)
