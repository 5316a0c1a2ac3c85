'use client'

import type { AspectRatio } from '@/lib/providers/schema'
import { arrangeFields } from './arrange-fields'
import type { SettingsProps } from './controls'
import { CountStepper } from './count-stepper'
import { MAX_IMAGES } from './draft'
import { FieldControls } from './field-control'
import { valuesIn } from './field-values'
import { ModelPicker } from './model-picker'
import { MoreSettings } from './more-settings'
import { offersOf } from './offers'
import { RatioPicker } from './ratio-picker'
import { SeedField } from './seed-field'

/** How the picture is made, below what it shows. */
export function Settings(props: SettingsProps) {
  const { draft, act, offer, models, errors } = props
  const { capability, model } = offer
  const { aspectRatio } = capability.fields
  const { front, more, moreSlots } = arrangeFields(capability)
  const offers = offersOf(models, capability.operation)
  return (
    <>
      <FieldControls {...props} names={front} />
      {aspectRatio ? (
        <RatioPicker
          value={valuesIn(capability, draft.values).aspectRatio as AspectRatio}
          shapes={aspectRatio.shapes}
          error={errors.aspectRatio}
          onChange={(value) => act({ type: 'field written', name: 'aspectRatio', value })}
        />
      ) : null}
      <ModelPicker
        value={model.id}
        offers={offers}
        others={models.length - offers.length}
        error={errors.model}
        onChange={(id) => act({ type: 'model chosen', model: id })}
      />
      <Repeats {...props} />
      <MoreSettings {...props} names={more} slots={moreSlots} />
    </>
  )
}

/** Seed and number of images, where there can be more than one picture. */
function Repeats({ draft, act, offer: { capability }, count, errors, runSeeds }: SettingsProps) {
  const { seed, maxCount = MAX_IMAGES } = capability
  if (!seed && maxCount === 1) return null
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_120px] gap-2.5 touch:grid-cols-1">
      {seed ? (
        <SeedField
          seeds={draft.seeds}
          maxSeed={seed.max}
          count={count}
          error={errors.seeds}
          runSeeds={runSeeds}
          onLock={(value) => act({ type: 'seed locked', seed: value })}
          onList={(seeds) => act({ type: 'seeds listed', seeds })}
          onFree={() => act({ type: 'seed freed' })}
        />
      ) : null}
      {maxCount > 1 ? (
        <CountStepper
          value={count}
          max={maxCount}
          error={errors.count}
          onChange={(value) => act({ type: 'count chosen', count: value })}
        />
      ) : null}
    </div>
  )
}
