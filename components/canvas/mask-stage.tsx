'use client'

import { type KeyboardEventHandler, type RefObject, useState } from 'react'
import { cx } from '@/components/ui/class-names'
import type { Brush } from './brush'
import styles from './canvas.module.css'
import { sigmaOf } from './feather'
import type { Painting } from './painting'
import type { Source } from './use-painting'
import { usePointers, useWheel } from './use-pointers'
import type { StageView } from './use-view'
import type { Spot } from './view'

/** The picture under a tint, the picture alone, or the mask as it goes upstream. */
export type Shown = 'tint' | 'picture' | 'mask'

type Props = {
  stage: RefObject<HTMLDivElement | null>
  source: Source
  painting: Painting | null
  brush: Brush
  featherPx: number
  shown: Shown
  view: StageView
  isMoving: RefObject<boolean>
  showRing: (at: Spot | null) => void
  onKeyDown: KeyboardEventHandler
  onFocus: () => void
  onBlur: () => void
}

const FILL = 'absolute inset-0 size-full max-w-none select-none'
const ENLARGED = 4

/** Where the mask is painted: the source, the mask over it, and the ring of the brush. */
export function MaskStage(props: Props) {
  const { stage, source, brush, view, isMoving, showRing } = props
  const pointers = usePointers({ ...props, isMoving, showRing })
  useWheel(stage, view)
  const at = view.view
  return (
    <div
      ref={stage}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      aria-label="Canvas. Arrows move the brush, Enter puts it down and lifts it."
      data-ring="off"
      className={styles.stage}
      onKeyDown={props.onKeyDown}
      onFocus={props.onFocus}
      onBlur={props.onBlur}
      onContextMenu={(event) => event.preventDefault()}
      {...pointers}
    >
      {at ? (
        <div
          className="absolute overflow-hidden shadow-float"
          data-picture=""
          style={{
            ...{
              left: at.x,
              top: at.y,
              width: source.widthPx * at.scale,
              height: source.heightPx * at.scale,
            },
            imageRendering: at.scale >= ENLARGED ? 'pixelated' : undefined,
          }}
        >
          <Layers {...props} scale={at.scale} />
        </div>
      ) : null}
      <Ring brush={brush} scale={at?.scale ?? 1} />
    </div>
  )
}

function Layers({ source, painting, featherPx, shown, scale }: Props & { scale: number }) {
  const [isThere, setThere] = useState(false)
  const blur = sigmaOf(featherPx) * scale
  const look = shown === 'mask' ? 'brightness(0) invert(1)' : ''
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: the studio serves its own files */}
      <img
        src={`/api/v1/images/${source.id}/original`}
        alt="The source"
        draggable={false}
        onLoad={() => setThere(true)}
        className={cx(FILL, isThere ? styles.chequered : 'animate-late bg-line')}
      />
      {shown === 'mask' ? <div className={cx(FILL, 'bg-black')} /> : null}
      <canvas
        ref={painting?.showOn}
        className={cx(FILL, shown === 'picture' && 'invisible')}
        style={{
          opacity: shown === 'mask' ? 1 : 0.65,
          filter: cx(blur > 0 && `blur(${blur}px)`, look) || undefined,
        }}
      />
    </>
  )
}

const SMALLEST_RING_PX = 5

function Ring({ brush, scale }: { brush: Brush; scale: number }) {
  const size = Math.max(SMALLEST_RING_PX, brush.sizePx * scale)
  return (
    <div
      aria-hidden="true"
      data-brush-ring=""
      className={cx(styles.ring, brush.kind === 'erase' && styles.erasing)}
      style={{ width: size, height: size }}
    >
      {size > 24 ? <span className={styles.dot} /> : null}
    </div>
  )
}
