'use client'

import { useState } from 'react'
import { cx } from '@/components/ui/class-names'
import type { Variant } from '@/lib/gallery/schema'
import type { GenerationView } from '@/lib/runs/schema'

type Image = NonNullable<GenerationView['image']>

const url = (image: Image, variant: Variant) => `/api/v1/images/${image.id}/${variant}`

/** The address of the file exactly as the provider made it, to keep. */
export const downloadUrl = (image: Image) => `${url(image, 'original')}?download=1`

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

const THUMB_PX = 512
const PREVIEW_PX = 1280

/** The width of a variant whose longer side is `maxPx` at most. */
const widthWithin = ({ widthPx, heightPx }: Image, maxPx: number) =>
  Math.round(widthPx * Math.min(1, maxPx / Math.max(widthPx, heightPx)))

/** With the true widths, or the browser takes the larger one for too long. */
const srcSetOf = (image: Image) =>
  `${url(image, 'thumb')} ${widthWithin(image, THUMB_PX)}w, ${url(image, 'preview')} ${widthWithin(image, PREVIEW_PX)}w`

/**
 * The picture: its small variants once they are made, the original until then. What was shown first stays,
 * so that the variants coming later do not load the same picture twice.
 */
export function Picture(props: Props) {
  const { image, alt, sizes, smallest = false, eager = false, first = false, className } = props
  const [hadVariants] = useState(image.hasVariants)
  const [missing, setMissing] = useState(false)
  if (missing)
    return <span className="grid size-full place-content-center p-2 text-xs text-ink-3">not reachable</span>
  const isEager = eager || first
  const variants = hadVariants
    ? {
        src: url(image, smallest ? 'tiny' : 'preview'),
        srcSet: smallest ? undefined : srcSetOf(image),
        // What is loaded late can go by the room it really has.
        sizes: isEager || smallest ? sizes : `auto, ${sizes}`,
      }
    : { src: url(image, 'original') }
  return (
    // biome-ignore lint/performance/noImgElement: the studio makes and serves its own variants
    <img
      {...variants}
      alt={alt}
      width={image.widthPx}
      height={image.heightPx}
      loading={isEager ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : undefined}
      decoding="async"
      onError={() => setMissing(true)}
      className={cx('size-full object-cover', className)}
    />
  )
}
