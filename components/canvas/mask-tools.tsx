'use client'

import { Brush as BrushIcon, Contrast, Eraser, Redo2, Trash2, Undo2 } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'
import { iconButtonClass } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
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
      <div className="grid gap-1.75 max-md:hidden">
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
      <Keys />
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

const Named = ({ icon, name }: { icon: ReactNode; name: string }) => (
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

type Act = { label: string; word: string; keys?: string; icon: ReactNode; isOff: boolean; onAct: () => void }

/**
 * A word beside its sign where there is room; the sign alone on a phone. Never `disabled`: a button that is loses the
 * focus, and the editor its keys.
 */
const Action = ({ label, word, keys, icon, isOff, onAct }: Act) => (
  <button
    type="button"
    aria-label={label}
    title={keys && `${label}: ${keys}`}
    aria-disabled={isOff}
    onClick={() => isOff || onAct()}
    className={iconButtonClass(
      'm',
      'aria-disabled:opacity-40 md:flex md:w-auto md:items-center md:gap-1.5 md:px-1.5',
    )}
  >
    {icon}
    <span className="max-md:hidden">{word}</span>
  </button>
)

/** On a desk a row under the tool; on a phone beside it. */
function Edits({ painting, told, command }: Props) {
  const add = (kind: 'invert' | 'clear') => painting?.add({ kind })
  return (
    <div className="flex shrink-0 items-center md:-mx-1.5 md:justify-between">
      <Action
        {...{ label: 'Undo', word: 'Undo', keys: `${command}Z`, isOff: !told.canUndo }}
        icon={<Undo2 {...ICON} />}
        onAct={() => painting?.undo()}
      />
      <Action
        {...{ label: 'Redo', word: 'Redo', keys: `${command}Shift Z`, isOff: !told.canRedo }}
        icon={<Redo2 {...ICON} />}
        onAct={() => painting?.redo()}
      />
      <Action
        {...{ label: 'Invert the mask', word: 'Invert', keys: 'I', isOff: !painting }}
        icon={<Contrast {...ICON} />}
        onAct={() => add('invert')}
      />
      <Action
        {...{ label: 'Clear the mask', word: 'Clear', isOff: told.isEmpty }}
        icon={<Trash2 {...ICON} />}
        onAct={() => add('clear')}
      />
    </div>
  )
}

const KEYS = [
  ['[ ]', 'size'],
  ['Shift click', 'a straight line'],
  ['Space drag', 'moves the picture'],
  ['Wheel', 'zooms'],
  ['Hold \\', 'the picture alone'],
] as const

/** What hands learn after a while. */
const Keys = () => (
  <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-1.5 text-xs text-ink-3 touch:hidden max-md:hidden">
    {KEYS.map(([keys, says]) => (
      <Fragment key={keys}>
        <dt>
          <Kbd>{keys}</Kbd>
        </dt>
        <dd>{says}</dd>
      </Fragment>
    ))}
  </dl>
)
