'use client'

import { type RefObject, useRef } from 'react'
import { cx } from '@/components/ui/class-names'
import styles from './canvas.module.css'
import { framed, type Limits, type Margins } from './frame'
import { CORNERS, FrameCorner, FrameEdge } from './frame-handle'
import { SIDES, type Side } from './sides'
import { useExtent } from './use-extent'
import { useFrameDrag } from './use-frame-drag'
import type { Source } from './use-painting'
import { fitted, type View } from './view'

const ROOM = 84
const NARROW_ROOM = 44
const NARROW = 700

type Props = {
  picture: Source
  margins: Margins
  limits: Limits
  focusRef: RefObject<HTMLDivElement | null>
  onMargins: (margins: Margins) => void
}

/** Where the picture lies so that the whole frame is in sight. */
function restingView(stage: { width: number; height: number }, picture: Source, margins: Margins): View {
  const frame = framed({ width: picture.widthPx, height: picture.heightPx }, margins)
  const { scale, x, y } = fitted(stage, frame, stage.width < NARROW ? NARROW_ROOM : ROOM)
  return { scale, x: x + margins.left * scale, y: y + margins.up * scale }
}

/** The picture in its new frame: what is hatched will be painted. */
export function FrameStage({ picture, margins, limits, focusRef, onMargins }: Props) {
  const stage = useRef<HTMLDivElement>(null)
  const extent = useExtent(stage)
  const size = { width: picture.widthPx, height: picture.heightPx }
  const resting = restingView(extent ?? { width: 1, height: 1 }, picture, margins)
  const { handle, dragged, view } = useFrameDrag({ picture: size, margins, limits, resting, onMargins })
  const isDragged = dragged.length > 0
  const isStill = isDragged || !extent
  const { scale } = view
  const frame = framed(size, margins)
  return (
    <div ref={stage} className="absolute inset-0 overflow-hidden">
      <div
        data-dragged={isStill}
        data-frame=""
        className={cx(
          'absolute border border-dashed',
          isDragged ? 'border-live' : 'border-ink-3',
          styles.frame,
          styles.hatched,
        )}
        style={{
          left: view.x - margins.left * scale,
          top: view.y - margins.up * scale,
          width: frame.width * scale,
          height: frame.height * scale,
        }}
      >
        {/* biome-ignore lint/performance/noImgElement: the studio serves its own files */}
        <img
          src={`/api/v1/images/${picture.id}/original`}
          alt="The source"
          draggable={false}
          className={cx('absolute max-w-none bg-line select-none', styles.frame)}
          data-dragged={isStill}
          style={{
            left: margins.left * scale - 1,
            top: margins.up * scale - 1,
            width: size.width * scale,
            height: size.height * scale,
          }}
        />
        {SIDES.map((side: Side) => (
          <FrameEdge
            key={side}
            ref={side === 'left' ? focusRef : undefined}
            side={side}
            px={margins[side]}
            limit={limits[side]}
            isDragged={dragged.includes(side)}
            pull={handle([side])}
            onMove={(px) => onMargins({ ...margins, [side]: px })}
          />
        ))}
        {CORNERS.map((sides) => (
          <FrameCorner
            key={sides.join()}
            sides={sides}
            isDragged={sides.every((side) => dragged.includes(side))}
            pull={handle(sides)}
          />
        ))}
      </div>
    </div>
  )
}
