'use client'

import { ChevronDown } from 'lucide-react'
import { type Dispatch, type RefObject, useId, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import type { ModelView } from '@/lib/runs/schema'
import { Composer } from './composer'
import { CountStepper } from './count-stepper'
import type { Draft, DraftAction, DraftErrors } from './draft'
import { ModelPicker } from './model-picker'
import { MoreSettings } from './more-settings'
import { images } from './price'
import { RatioPicker } from './ratio-picker'
import { SeedField } from './seed-field'

type Props = {
  draft: Draft
  act: Dispatch<DraftAction>
  model: ModelView
  models: readonly ModelView[]
  errors: DraftErrors
  history: readonly string[]
  lastSeed: number | null
  promptRef: RefObject<HTMLTextAreaElement | null>
}

type SummaryProps = { draft: Draft; model: ModelView; open: boolean; onToggle: () => void; controls: string }

/** On a phone the settings fold into one line, so that the pictures are in sight. */
function Summary({ draft, model, open, onToggle, controls }: SummaryProps) {
  const facts = [
    draft.aspectRatio,
    model.name,
    images(draft.count),
    draft.seed === null ? null : 'seed locked',
  ]
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={controls}
      onClick={onToggle}
      className={buttonClass(
        { variant: 'ghost' },
        '-my-2 w-full justify-between! bg-transparent! px-1 md:hidden',
      )}
    >
      <span className="num truncate">{facts.filter(Boolean).join(' · ')}</span>
      <ChevronDown
        className={cx('size-4 transition-transform', open && 'rotate-180')}
        strokeWidth={1.6}
        aria-hidden="true"
      />
    </button>
  )
}

/** Every control the model honours, and none it does not. */
export function Controls(props: Props) {
  const { draft, act, model, errors, history, promptRef } = props
  const [opened, setOpened] = useState(false)
  const id = useId()
  const open = opened || Object.keys(errors).some((field) => field !== 'prompt' && field !== 'negativePrompt')
  return (
    <>
      <Composer
        prompt={draft.prompt}
        negativePrompt={draft.negativePrompt}
        capabilities={model.capabilities}
        errors={errors}
        history={history}
        promptRef={promptRef}
        onPrompt={(text) => act({ type: 'prompt written', text })}
        onNegativePrompt={(text) => act({ type: 'negative prompt written', text })}
      />
      <Summary draft={draft} model={model} open={open} onToggle={() => setOpened(!open)} controls={id} />
      <div id={id} className={cx('grid gap-4.5', !open && 'max-md:hidden')}>
        <Settings {...props} />
      </div>
    </>
  )
}

function Settings({ draft, act, model, models, errors, lastSeed }: Props) {
  const { capabilities } = model
  return (
    <>
      <RatioPicker
        value={draft.aspectRatio}
        shapes={capabilities.aspectRatios}
        error={errors.aspectRatio}
        onChange={(ratio) => act({ type: 'ratio chosen', ratio })}
      />
      <ModelPicker
        value={model.id}
        models={models}
        error={errors.model}
        onChange={(chosen) => act({ type: 'model chosen', model: chosen })}
      />
      <div className="grid grid-cols-[1fr_120px] gap-2.5">
        <SeedField
          seed={draft.seed}
          maxSeed={capabilities.seed.max}
          count={draft.count}
          error={errors.seeds}
          lastSeed={lastSeed}
          onLock={(seed) => act({ type: 'seed locked', seed })}
          onFree={() => act({ type: 'seed freed' })}
        />
        <CountStepper
          value={draft.count}
          error={errors.count}
          onChange={(count) => act({ type: 'count chosen', count })}
        />
      </div>
      <MoreSettings
        draft={draft}
        capabilities={capabilities}
        errors={errors}
        onFormat={(format) => act({ type: 'format chosen', format })}
        onGuidance={(cfgScale) => act({ type: 'guidance chosen', cfgScale })}
      />
    </>
  )
}
