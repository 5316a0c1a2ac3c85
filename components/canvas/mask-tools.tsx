'use client'

import { Brush as BrushIcon, Contrast, Eraser, Redo2, Trash2, Undo2 } from 'lucide-react'
import { cx } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import type { Shown } from './mask-stage'
import type { Painting, Told } from './painting'
import { RangeField } from './range-field'
import type { BrushInHand } from './use-brush'

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const
export const MOST_FEATHER_PX = 64

const HALF = (selected: boolean) =>
  cx(
    'flex h-8 grow basis-0 items-center justify-center gap-1.5 rounded-[5px] px-2.5 transition-colors touch:h-11',
    selected ? 'bg-panel font-semibold text-ink shadow-card' : 'text-ink-2 hover:text-ink',
  )
const ROW = 'flex w-full gap-0.5 rounded-s bg-sunk p-0.5'

type Props = {
  hand: BrushInHand
  painting: Painting | null
  told: Told
  command: string
  featherPx: number
  onFeather: (px: number) => void
  shown: Shown
  onShow: (shown: Shown) => void
}

/** Everything that can be done to a mask, beside the canvas. */
export function MaskTools(props: Props) {
  return (
    <>
      <div className="flex items-center gap-2 md:grid md:gap-3">
        <Tool hand={props.hand} />
        <Edits {...props} />
      </div>
      <Sliders {...props} />
      <div className="grid gap-1.75 max-md:sr-only">
        <span className="text-xs font-semibold text-ink-2">Show</span>
        <Segmented
          label="Show"
          value={props.shown}
          onChange={props.onShow}
          className={ROW}
          optionClassName={HALF}
          title="Hold \ to see the picture alone"
          options={[
            { value: 'tint', label: 'Both' },
            { value: 'picture', label: 'Picture' },
            { value: 'mask', label: 'Mask' },
          ]}
        />
      </div>
    </>
  )
}

const Tool = ({ hand }: { hand: BrushInHand }) => (
  <Segmented
    label="Tool"
    value={hand.brush.kind}
    onChange={hand.choose}
    className={ROW}
    optionClassName={HALF}
    options={[
      {
        value: 'paint',
        label: <Named icon={<BrushIcon className="size-4" {...ICON} />} name="Brush" />,
        title: 'Brush (B)',
      },
      {
        value: 'erase',
        label: <Named icon={<Eraser className="size-4" {...ICON} />} name="Eraser" />,
        title: 'Eraser (E)',
      },
    ]}
  />
)

const Named = ({ icon, name }: { icon: React.ReactNode; name: string }) => (
  <>
    {icon}
    <span>{name}</span>
  </>
)

/** Size goes by factors: a pixel more matters to a thin brush, not to a thick one. */
function Sliders({ hand, featherPx, onFeather }: Props) {
  const { brush, widest, resize, harden } = hand
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-1 md:grid-cols-1 md:gap-y-3">
      <div className="max-md:col-span-2">
        <RangeField
          label="Size"
          told={`${brush.sizePx} px`}
          share={Math.log(brush.sizePx) / Math.log(widest)}
          onChange={(share) => resize(widest ** share)}
          hint="[ smaller, ] larger"
        />
      </div>
      <RangeField
        label="Hardness"
        told={`${Math.round(brush.hardness * 100)} %`}
        share={brush.hardness}
        onChange={harden}
      />
      <RangeField
        label="Feather"
        told={`${featherPx} px`}
        share={Math.sqrt(featherPx / MOST_FEATHER_PX)}
        onChange={(share) => onFeather(Math.round(share ** 2 * MOST_FEATHER_PX))}
        hint="Softens the whole mask's edge"
      />
    </div>
  )
}

/** On a desk a row under the tool; on a phone beside it. */
function Edits({ painting, told, command }: Props) {
  return (
    <div className="flex shrink-0 items-center md:justify-between">
      <span className="flex">
        <IconButton
          label="Undo"
          data-tip={`Undo  ${command}Z`}
          tipSide="top"
          data-tip-align="start"
          disabled={!told.canUndo}
          onClick={() => painting?.undo()}
        >
          <Undo2 {...ICON} />
        </IconButton>
        <IconButton
          label="Redo"
          data-tip={`Redo  ${command}Shift Z`}
          tipSide="top"
          disabled={!told.canRedo}
          onClick={() => painting?.redo()}
        >
          <Redo2 {...ICON} />
        </IconButton>
      </span>
      <span className="flex">
        <IconButton
          label="Invert the mask"
          data-tip="Invert  I"
          tipSide="top"
          disabled={!painting}
          onClick={() => painting?.add({ kind: 'invert' })}
        >
          <Contrast {...ICON} />
        </IconButton>
        <IconButton
          label="Clear the mask"
          tipSide="top"
          tipAlign="end"
          disabled={told.isEmpty}
          onClick={() => painting?.add({ kind: 'clear' })}
        >
          <Trash2 {...ICON} />
        </IconButton>
      </span>
    </div>
  )
}
