'use client'

import { useRef, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { FIELDS } from '@/lib/providers/fields/schema'
import { CanvasBench, CanvasWindow } from './canvas-dialog'
import { framed, held, type Limits, type Margins, ratioChoices, ratioOf } from './frame'
import { FrameStage } from './frame-stage'
import { SIDES, type Side } from './sides'
import type { Source } from './use-painting'

export type FrameEditorProps = {
  picture: Source
  margins: Margins
  limits: Limits
  onChange: (side: Side, px: number) => void
  onClose: () => void
}

const SAYS = 'Drag the edges outwards. What is hatched will be painted on.'

/** How far the picture goes on at each side. What is changed here is in the draft at once. */
export default function FrameEditor({ picture, margins, limits, onChange, onClose }: FrameEditorProps) {
  const handles = useRef<HTMLDivElement>(null)
  const [before] = useState(margins)
  const size = { width: picture.widthPx, height: picture.heightPx }
  const frame = framed(size, margins)
  // A pointer moves faster than the page is drawn: what was written last counts, not what is shown.
  const written = useRef(margins)
  written.current = margins
  const write = (wished: Margins) => {
    const [last, next] = [written.current, held(wished, limits)]
    written.current = next
    for (const side of SIDES) if (next[side] !== last[side]) onChange(side, next[side])
  }
  const ratio = ratioOf(frame)
  const isAdded = SIDES.some((side) => margins[side] > 0)
  const isChanged = SIDES.some((side) => margins[side] !== before[side])
  return (
    <CanvasWindow focusRef={handles} onClose={onClose}>
      <CanvasBench
        title="Drag the frame"
        aside={`${frame.width} × ${frame.height}${ratio ? ` · ${ratio}` : ''}`}
        says={SAYS}
        onClose={onClose}
        controls={
          <>
            <Ratios picture={size} limits={limits} current={ratio} onChoose={write} />
            <Numbers margins={margins} limits={limits} onWrite={write} />
          </>
        }
        footer={
          <div className="grid gap-2">
            <button
              type="button"
              onClick={onClose}
              className={buttonClass({ variant: 'solid', size: 'l' }, 'w-full')}
            >
              Done
            </button>
            <div className="flex min-h-7 items-center justify-between gap-3 text-xs text-ink-3">
              <p aria-live="polite" className="num">
                {isAdded
                  ? `${addedShare(size, frame)} of the new picture is painted.`
                  : 'Nothing is added yet.'}
              </p>
              <Button
                variant="ghost"
                size="s"
                className={cx('-mr-2', !isChanged && 'invisible')}
                onClick={() => write(before)}
              >
                As it was
              </Button>
            </div>
          </div>
        }
      >
        <FrameStage {...{ picture, margins, limits }} focusRef={handles} onMargins={write} />
      </CanvasBench>
    </CanvasWindow>
  )
}

type Size = { width: number; height: number }

const addedShare = (picture: Size, frame: Size) =>
  `${Math.round((1 - (picture.width * picture.height) / (frame.width * frame.height)) * 100)} %`

type RatiosProps = {
  picture: Size
  limits: Limits
  current: string | undefined
  onChoose: (margins: Margins) => void
}

/** The shapes the picture can be brought to, each by adding the least. */
function Ratios({ picture, limits, current, onChoose }: RatiosProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row everywhere
    <div
      role="group"
      aria-label="Bring it to a ratio"
      className="flex gap-1.5 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:pb-1 md:grid md:grid-cols-4"
    >
      {ratioChoices(picture, limits).map(({ ratio, margins }) => (
        <button
          key={ratio}
          type="button"
          aria-pressed={ratio === current}
          onClick={() => onChoose(margins)}
          className={cx(
            'num flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-s border px-2.5 transition-colors md:px-1 touch:h-11',
            ratio === current
              ? 'border-ink bg-panel font-semibold text-ink'
              : 'border-line text-ink-2 hover:border-line-strong hover:text-ink',
          )}
        >
          <Shape ratio={ratio} />
          {ratio}
        </button>
      ))}
    </div>
  )
}

function Shape({ ratio }: { ratio: string }) {
  const [across = 1, down = 1] = ratio.split(':').map(Number)
  const unit = 13 / Math.max(across, down)
  return (
    <span aria-hidden="true" className="grid size-3.5 place-content-center">
      <span
        className="block rounded-[2px] border border-current"
        style={{ width: across * unit, height: down * unit }}
      />
    </span>
  )
}

type NumbersProps = { margins: Margins; limits: Limits; onWrite: (margins: Margins) => void }

const Numbers = ({ margins, limits, onWrite }: NumbersProps) => (
  <div className="grid grid-cols-4 gap-2 md:grid-cols-2 md:gap-3">
    {SIDES.map((side) => (
      <label key={side} className="grid gap-1 text-xs font-semibold text-ink-2" title={FIELDS[side].says}>
        {FIELDS[side].label}
        <input
          type="number"
          inputMode="numeric"
          min={limits[side].min}
          max={limits[side].max}
          value={margins[side] === 0 ? '' : margins[side]}
          placeholder="0"
          onChange={(event) => onWrite({ ...margins, [side]: Number(event.target.value) || 0 })}
          className="mono num h-8 w-full min-w-0 rounded-s border border-line bg-panel px-2 font-normal text-ink transition-colors [appearance:textfield] hover:border-line-strong focus-visible:outline-offset-0 touch:h-11 max-md:text-[1rem] [&::-webkit-inner-spin-button]:appearance-none"
        />
      </label>
    ))}
  </div>
)
