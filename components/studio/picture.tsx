'use client'

import { useState } from 'react'
import { cx } from '@/components/ui/class-names'
import type { GenerationView } from '@/lib/runs/schema'

type Image = NonNullable<GenerationView['image']>

const url = (image: Image, variant: 'original' | 'preview' | 'thumb') =>
  `/api/v1/images/${image.id}/${variant}`

/** The address of the file exactly as the provider made it, to keep. */
export const downloadUrl = (image: Image) => `${url(image, 'original')}?download=1`

type Props = {
  image: Image
  alt: string
  sizes: string
  smallest?: boolean
  eager?: boolean
  className?: string
}

/**
 * The picture: its small variants once they are made, the original until then. What was shown first stays,
 * so that the variants coming later do not load the same picture twice.
 */
export function Picture({ image, alt, sizes, smallest = false, eager = false, className }: Props) {
  const [hadVariants] = useState(image.hasVariants)
  const [missing, setMissing] = useState(false)
  if (missing)
    return <span className="grid size-full place-content-center p-2 text-xs text-ink-3">not reachable</span>
  const variants = hadVariants
    ? {
        src: url(image, smallest ? 'thumb' : 'preview'),
        srcSet: smallest ? undefined : `${url(image, 'thumb')} 512w, ${url(image, 'preview')} 1280w`,
        sizes,
      }
    : { src: url(image, 'original') }
  return (
    // biome-ignore lint/performance/noImgElement: the studio makes and serves its own variants
    <img
      {...variants}
      alt={alt}
      width={image.widthPx}
      height={image.heightPx}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      onError={() => setMissing(true)}
      className={cx('size-full object-cover', className)}
    />
  )
}
