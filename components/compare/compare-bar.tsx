'use client'

import { X } from 'lucide-react'
import type { Dispatch } from 'react'
import { RangeField } from '@/components/canvas/range-field'
import { cx } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import { amountOf, type CompareAction, type Comparing, MAX_GAIN, type Mode } from './compare-state'

const NAMES: Record<Mode, { label: string; title: string }> = {
  side: { label: 'Side by side', title: 'All next to each other  s' },
  slider: { label: 'Slider', title: 'One over the other, with a divider  l' },
  overlay: { label: 'Overlay', title: 'One through the other  o' },
  difference: { label: 'Difference', title: 'Only where they differ  d' },
}
const OPTIONS = (Object.keys(NAMES) as Mode[]).map((value) => ({ value, ...NAMES[value] }))

type Props = { now: Comparing; act: Dispatch<CompareAction>; onClose: () => void }

/** How the pictures are laid beside or over each other, and which. */
export function CompareBar({ now, act, onClose }: Props) {
  return (
    <header className="flex min-h-(--top-bar) flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-1.5">
      <h1 className="text-md">Compare</h1>
      <span className="order-last flex min-w-0 grow items-center gap-x-4 gap-y-2 max-md:w-full max-md:flex-wrap md:order-none">
        <Segmented
          label="How to compare"
          value={now.mode}
          options={OPTIONS}
          onChange={(mode) => act({ type: 'mode chosen', mode })}
        />
        <Numbers now={now} act={act} />
        <Amount now={now} act={act} />
      </span>
      <IconButton label="Close" tipAlign="end" className="-mr-2 ml-auto" onClick={onClose}>
        <X strokeWidth={1.6} aria-hidden="true" />
      </IconButton>
    </header>
  )
}

/** Which pictures are looked at: pressed are those on the stage. */
function Numbers({ now, act }: Omit<Props, 'onClose'>) {
  const isShown = (index: number) =>
    now.mode === 'side' ? now.solo === null || now.solo === index : index === now.base || index === now.other
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row everywhere
    <div role="group" aria-label="Pictures" className="flex gap-0.5">
      {Array.from({ length: now.count }, (_, index) => index).map((index) => (
        <button
          key={index}
          type="button"
          aria-label={now.mode === 'side' ? `Picture ${index + 1} alone` : `Lay picture ${index + 1} over`}
          title={`${index + 1}`}
          aria-pressed={now.mode === 'side' ? now.solo === index : index === now.other}
          onClick={() => act({ type: 'picture called', index })}
          className={cx(
            'num size-7 rounded-s border text-sm touch:size-11',
            isShown(index) ? 'border-ink text-ink' : 'border-line text-ink-3 hover:text-ink',
            (now.mode === 'side' ? now.solo === index : index === now.other) && 'bg-solid text-on-solid',
          )}
        >
          {index + 1}
        </button>
      ))}
    </div>
  )
}

function Amount({ now, act }: Omit<Props, 'onClose'>) {
  if (now.mode === 'side') return null
  const isGain = now.mode === 'difference'
  const share = isGain ? (now.gain - 1) / (MAX_GAIN - 1) : amountOf(now)
  const set = (to: number) =>
    act(isGain ? { type: 'gain set', to: 1 + to * (MAX_GAIN - 1) } : { type: 'amount set', to })
  const label = isGain ? 'Brightness' : now.mode === 'slider' ? 'Divider' : 'Opacity'
  return (
    <div className="w-72 max-w-full max-md:min-w-0 max-md:flex-1">
      <RangeField
        inline
        label={label}
        told={isGain ? `× ${now.gain}` : `${Math.round(share * 100)} %`}
        share={share}
        onChange={set}
        hint="← →"
      />
    </div>
  )
}
