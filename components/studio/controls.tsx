'use client'

import type { Dispatch, RefObject } from 'react'
import type { ModelView } from '@/lib/runs/schema'
import { Composer } from './composer'
import { CountStepper } from './count-stepper'
import type { Draft, DraftAction, DraftErrors } from './draft'
import { ModelPicker } from './model-picker'
import { MoreSettings } from './more-settings'
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

/** Every control the model honours, and none it does not. */
export function Controls({ draft, act, model, models, errors, history, lastSeed, promptRef }: Props) {
  const { capabilities } = model
  return (
    <>
      <Composer
        prompt={draft.prompt}
        negativePrompt={draft.negativePrompt}
        capabilities={capabilities}
        errors={errors}
        history={history}
        promptRef={promptRef}
        onPrompt={(text) => act({ type: 'prompt written', text })}
        onNegativePrompt={(text) => act({ type: 'negative prompt written', text })}
      />
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
