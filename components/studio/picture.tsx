'use client'

import { useRef, useState } from 'react'
import { imageUrl, tileSources } from '@/components/gallery/image-url'
import { cx } from '@/components/ui/class-names'
import type { GenerationView } from '@/lib/runs/schema'
import { useComesNear } from './use-comes-near'

type Image = NonNullable<GenerationView['image']>

type Props = {
  image: Image
  alt: string
  sizes: string
  smallest?: boolean
  eager?: boolean
  /** The picture the page is about: it goes before all others. */
  first?: boolean
  className?: string
}

/**
 * The picture: its small variants once they are made, the original until then. What was shown first stays,
 * so that the variants coming later do not load the same picture twice.
 */
export function Picture(props: Props) {
  const { image, alt, sizes, smallest = false, eager = false, first = false, className } = props
  const [hadVariants] = useState(image.hasVariants)
  const [missing, setMissing] = useState(false)
  const isEager = eager || first
  const element = useRef<HTMLImageElement>(null)
  const isNear = useComesNear(element, isEager)
  if (missing)
    return <span className="grid size-full place-content-center p-2 text-xs text-ink-3">not reachable</span>
  // What is loaded late can go by the room it really has.
  const sources = smallest
    ? { src: imageUrl(image.id, hadVariants ? 'tiny' : 'original') }
    : { ...tileSources({ ...image, hasVariants: hadVariants }), sizes: isEager ? sizes : `auto, ${sizes}` }
  return (
    // biome-ignore lint/performance/noImgElement: the studio makes and serves its own variants
    <img
      ref={element}
      {...(isNear ? sources : {})}
      alt={alt}
      width={image.widthPx}
      height={image.heightPx}
      loading={isEager ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : undefined}
      decoding="async"
      onError={() => setMissing(true)}
      className={cx('size-full object-cover text-transparent', className)}
    />
  )
}
