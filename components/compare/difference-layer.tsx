'use client'

import { useEffect, useRef, useState } from 'react'
import type { Extent, View } from '@/components/canvas/view'
import { imageUrl } from '@/components/gallery/image-url'
import { amplified, differenceOf, shareApart } from './difference'
import { placeOf } from './layer'

const MAX_SIDE_PX = 2048

type Props = {
  ids: readonly [string, string]
  frame: Extent
  view: View | null
  gain: number
  /** The share of pixels that differ, once it is known; null when the pictures did not come. */
  onShare: (share: number | null) => void
}

/** How far two pictures are apart, brighter where further. */
export function DifferenceLayer({ ids: [one, two], frame, view, gain, onShare }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [apart, setApart] = useState<Uint8Array | null>(null)
  const fit = Math.min(1, MAX_SIDE_PX / Math.max(frame.width, frame.height))
  const [width, height] = [Math.round(frame.width * fit), Math.round(frame.height * fit)]

  useEffect(() => {
    let isOver = false
    setApart(null)
    Promise.all([pixelsOf(one, width, height), pixelsOf(two, width, height)])
      .then(([a, b]) => {
        if (isOver) return
        const difference = differenceOf(a, b)
        setApart(difference)
        onShare(shareApart(difference))
      })
      .catch(() => isOver || onShare(null))
    return () => {
      isOver = true
    }
  }, [one, two, width, height, onShare])

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || !apart) return
    const picture = context.createImageData(width, height)
    amplified(apart, gain, picture.data)
    context.putImageData(picture, 0, 0)
  }, [apart, gain, width, height])

  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      role="img"
      aria-label="The difference of the two pictures: bright where they are apart"
      className="pointer-events-none absolute top-0 left-0 bg-black"
      style={view ? placeOf(view, frame) : { visibility: 'hidden' }}
    />
  )
}

async function pixelsOf(id: string, width: number, height: number): Promise<Uint8ClampedArray> {
  const picture = new Image()
  picture.src = imageUrl(id, 'original')
  await picture.decode()
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  const scale = Math.min(width / picture.naturalWidth, height / picture.naturalHeight)
  const [wide, high] = [picture.naturalWidth * scale, picture.naturalHeight * scale]
  context.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high)
  return context.getImageData(0, 0, width, height).data
}
