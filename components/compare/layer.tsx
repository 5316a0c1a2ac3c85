'use client'

import type { CSSProperties } from 'react'
import type { Extent, View } from '@/components/canvas/view'
import type { ImageFacts } from '@/components/gallery/facts'
import { imageUrl, previewUrl } from '@/components/gallery/image-url'
import { averageColour } from '@/components/gallery/thumbhash'
import { LONGEST_PX } from '@/lib/gallery/rules'

type Props = { facts: ImageFacts; frame: Extent; view: View | null; style?: CSSProperties }

/** Where the frame that all pictures share lies on a pane. */
export const placeOf = (view: View, frame: Extent): CSSProperties => ({
  width: frame.width * view.scale,
  height: frame.height * view.scale,
  transform: `translate(${view.x}px, ${view.y}px)`,
})

/** One picture in the frame that all share; at its own pixels once the small version does not do. */
export function Layer({ facts: { image }, frame, view, style }: Props) {
  if (!view) return null
  const shownPx = Math.max(frame.width, frame.height) * view.scale * Math.min(2, window.devicePixelRatio)
  return (
    // biome-ignore lint/performance/noImgElement: the studio serves its own sizes; next/image would make them again
    <img
      src={shownPx > LONGEST_PX.preview * 1.1 ? imageUrl(image.id, 'original') : previewUrl(image)}
      alt={image.prompt || 'An image without a prompt'}
      draggable={false}
      className="pointer-events-none absolute top-0 left-0 max-w-none object-contain select-none"
      style={{ ...placeOf(view, frame), backgroundColor: averageColour(image.thumbhash), ...style }}
    />
  )
}
