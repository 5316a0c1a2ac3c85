'use client'

import {
  type Dispatch,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useState,
} from 'react'
import type { StageView } from '@/components/canvas/use-view'
import type { Extent } from '@/components/canvas/view'
import type { ImageFacts } from '@/components/gallery/facts'
import { cx } from '@/components/ui/class-names'
import { type CompareAction, type Comparing, isOnePane } from './compare-state'
import { DifferenceLayer } from './difference-layer'
import { Layer } from './layer'
import { useCompareView } from './use-compare-view'

type Props = {
  pictures: readonly ImageFacts[]
  now: Comparing
  act: Dispatch<CompareAction>
  /** The size that all pictures are fitted into: the first one's. */
  frame: Extent
  view: StageView
  /** Where the first pane is: all are of one size. */
  pane: RefObject<HTMLDivElement | null>
  stage: RefObject<HTMLDivElement | null>
}

/** The pictures, all under one view: what one looks at in the one is what one sees of the others. */
export function CompareStage(props: Props) {
  const { stage, view, now } = props
  const hands = useCompareView(stage, view)
  return (
    <div
      ref={stage}
      data-pane={isOnePane(now) || undefined}
      className="relative min-h-0 cursor-grab touch-none overflow-hidden bg-sunk active:cursor-grabbing"
      {...hands}
    >
      {now.mode === 'side' ? <Side {...props} /> : <Laid {...props} />}
    </div>
  )
}

/** Beside each other where that leaves them larger: wide pictures stand under each other on a tall window. */
const GRID = {
  wide: {
    1: '',
    2: 'landscape:grid-cols-2 portrait:grid-rows-2',
    3: 'landscape:grid-cols-3 portrait:grid-rows-3',
    4: 'grid-cols-2 grid-rows-2',
  },
  tall: {
    1: '',
    2: 'grid-cols-2',
    3: 'grid-cols-3',
    4: 'landscape:grid-cols-4 portrait:grid-cols-2 portrait:grid-rows-2',
  },
}

function Side({ pictures, now, frame, view, pane }: Props) {
  const shown = pictures
    .map((facts, index) => ({ facts, index }))
    .filter(({ index }) => now.solo === null || index === now.solo)
  return (
    <div
      className={cx(
        'grid size-full gap-px bg-line',
        GRID[frame.width < frame.height * 0.9 ? 'tall' : 'wide'][shown.length as 1 | 2 | 3 | 4],
      )}
    >
      {shown.map(({ facts, index }, at) => (
        <div
          key={facts.image.id}
          ref={at === 0 ? pane : undefined}
          data-pane={now.solo === null || undefined}
          className="relative min-h-0 min-w-0 overflow-hidden bg-sunk"
        >
          <Layer facts={facts} frame={frame} view={view.view} />
          <Chip>{index + 1}</Chip>
        </div>
      ))}
    </div>
  )
}

function Laid({ pictures, now, act, frame, view }: Props) {
  const [base, other] = [pictures[now.base], pictures[now.other]]
  const [share, setShare] = useState<number | null | undefined>()
  const onShare = useCallback((next: number | null) => setShare(next), [])
  if (!base || !other) return null
  const part = now.divider * 100
  return (
    <>
      {now.mode === 'difference' ? (
        <DifferenceLayer
          ids={[base.image.id, other.image.id]}
          frame={frame}
          view={view.view}
          gain={now.gain}
          onShare={onShare}
        />
      ) : (
        <>
          <Layer facts={base} frame={frame} view={view.view} />
          <div
            className="pointer-events-none absolute inset-0"
            style={now.mode === 'slider' ? { clipPath: `inset(0 0 0 ${part}%)` } : { opacity: now.opacity }}
          >
            <Layer facts={other} frame={frame} view={view.view} />
          </div>
        </>
      )}
      {now.mode === 'slider' ? <Divider percent={part} act={act} /> : null}
      <Chip>
        {now.base + 1} {now.mode === 'difference' ? 'against' : 'under'} {now.other + 1}
        {now.mode === 'difference' && share !== undefined ? ` · ${saidShare(share)}` : ''}
      </Chip>
    </>
  )
}

const saidShare = (share: number | null) =>
  share === null
    ? 'the pictures did not come'
    : share === 0
      ? 'no pixel differs'
      : `${share < 0.01 ? 'under 1' : Math.round(share * 100)} % of the pixels differ`

const Chip = ({ children }: { children: ReactNode }) => (
  <span
    role="status"
    className="num pointer-events-none absolute top-3 left-3 rounded-s bg-panel px-2 py-1 text-sm shadow-float"
  >
    {children}
  </span>
)

/** By pointer; the keyboard moves it with the arrows, and the range in the bar says where it stands. */
function Divider({ percent, act }: { percent: number; act: Dispatch<CompareAction> }) {
  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.closest('[data-pane]')?.getBoundingClientRect()
    if (box) act({ type: 'amount set', to: (event.clientX - box.left) / box.width })
  }
  return (
    <div
      aria-hidden="true"
      className="absolute inset-y-0 w-11 -translate-x-1/2 cursor-ew-resize touch-none"
      style={{ left: `${percent}%` }}
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <span className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-white shadow-[0_0_0_1px_rgb(0_0_0/.35)]" />
      <span className="absolute top-1/2 left-1/2 h-9 w-2 -translate-1/2 rounded-full bg-white shadow-[0_0_0_1px_rgb(0_0_0/.35)]" />
    </div>
  )
}
