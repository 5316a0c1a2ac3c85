'use client'

import {
  type CSSProperties,
  type MouseEvent,
  type Ref,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import type { ImageCard } from '@/lib/gallery/schema'
import { imageUrl, previewUrl, screenSources } from './image-url'
import styles from './stage.module.css'
import { averageColour, blurUrl } from './thumbhash'
import { useDrag, useSwipe } from './use-gestures'
import { useHydrated } from './use-hydrated'
import { type Zoom, zoomAt } from './zoom'

type Shown = Pick<ImageCard, 'id' | 'widthPx' | 'heightPx' | 'hasVariants' | 'thumbhash' | 'prompt'>
type Props = {
  card: Shown
  zoom: Zoom | null
  onZoom: (zoom: Zoom | null) => void
  onSwipe: (towards: 'newer' | 'older') => void
  /** What lies over the whole picture, exactly as large: for pins. */
  over?: Ref<HTMLDivElement>
}

/** The picture, whole; pressed, at its own pixels, to be dragged about. */
export function Stage({ card, zoom, onZoom, onSwipe, over }: Props) {
  const area = useRef<HTMLDivElement>(null)
  const wasDrag = useDrag(area, zoom !== null)
  const swipe = useSwipe(zoom === null, onSwipe)

  useEffect(() => {
    const element = area.current
    if (!element || !zoom) return
    const leftPx = element.scrollWidth * zoom.x - element.clientWidth / 2
    element.scrollTo(leftPx, element.scrollHeight * zoom.y - element.clientHeight / 2)
  }, [zoom])

  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (wasDrag()) return
    onZoom(zoom ? null : zoomAt(event, event.currentTarget.getBoundingClientRect(), card.widthPx))
  }
  const sizes = { '--ratio': card.widthPx / card.heightPx, '--natural': `${card.widthPx}px` } as CSSProperties
  return (
    <div ref={area} {...swipe} className={cx(styles.area, zoom && styles.zoomed)} style={sizes}>
      <Picture key={card.id} card={card} zoom={zoom} onPress={press} />
      {over ? <div ref={over} hidden={zoom !== null} className={cx(styles.picture, styles.over)} /> : null}
    </div>
  )
}

type PictureProps = {
  card: Shown
  zoom: Zoom | null
  onPress: (event: MouseEvent<HTMLButtonElement>) => void
}

function Picture({ card, zoom, onPress }: PictureProps) {
  const [tries, setTries] = useState(0)
  const [failed, setFailed] = useState(false)
  const hydrated = useHydrated()
  // It may have failed before anybody listened.
  const seen = useCallback((picture: HTMLImageElement | null) => {
    if (picture?.complete && picture.naturalWidth === 0) setFailed(true)
  }, [])
  if (failed) {
    const again = () => {
      setTries(tries + 1)
      setFailed(false)
    }
    return <Missing onRetry={again} />
  }
  const blur = zoom ? `url(${previewUrl(card)})` : hydrated ? blurUrl(card.thumbhash) : undefined
  return (
    <button
      type="button"
      data-zoom
      aria-pressed={zoom !== null}
      aria-label={zoom ? 'Show the whole picture' : 'Show the picture at its own pixels'}
      onClick={onPress}
      className={styles.picture}
      style={zoom ? { width: zoom.widthPx } : undefined}
    >
      {/* biome-ignore lint/performance/noImgElement: the studio serves its own sizes; next/image would make them again */}
      <img
        key={tries}
        ref={seen}
        {...(zoom ? { src: imageUrl(card.id, 'original') } : screenSources(card))}
        alt={card.prompt || 'An image without a prompt'}
        width={card.widthPx}
        height={card.heightPx}
        fetchPriority="high"
        draggable={false}
        onError={() => setFailed(true)}
        className="block size-full rounded-[inherit] bg-cover text-transparent"
        style={{ backgroundColor: averageColour(card.thumbhash), backgroundImage: blur }}
      />
    </button>
  )
}

function Missing({ onRetry }: { onRetry: () => void }) {
  return (
    <div
      role="alert"
      className={cx(
        styles.picture,
        'grid cursor-auto place-content-center justify-items-center gap-3 bg-line text-ink-2',
      )}
    >
      The picture did not come.
      <Button onClick={onRetry}>Try again</Button>
    </div>
  )
}
