'use client'

import { cx } from '@/components/ui/class-names'
import { Segmented } from '@/components/ui/segmented'
import { formatCredits } from '@/lib/core/money'
import type { ModelView } from '@/lib/runs/schema'
import { formatUsual } from './elapsed'
import { Labelled } from './labelled'
import { credits } from './price'

type Props = {
  value: string
  models: readonly ModelView[]
  error: string | undefined
  onChange: (model: ModelView) => void
}

const card = (chosen: boolean) =>
  cx(
    'grid grid-cols-[18px_1fr_auto] items-center gap-x-2.5 gap-y-0.5 rounded-card border px-3 text-left',
    'min-h-10 py-2 transition-colors touch:min-h-11',
    chosen ? 'border-ink bg-panel shadow-card' : 'border-line hover:border-line-strong',
  )

function Card({ model, chosen }: { model: ModelView; chosen: boolean }) {
  return (
    <>
      <span
        aria-hidden="true"
        className={cx(
          'size-3.5 rounded-full',
          chosen ? 'border-[4.5px] border-ink' : 'border-[1.5px] border-line-strong',
        )}
      />
      <span className={chosen ? 'font-semibold' : undefined}>{model.name}</span>
      <span className="num text-ink-2">
        <span className="mr-2.5 text-xs text-ink-3">{formatUsual(model.usualMs)}</span>
        {formatCredits(model.costCenticredits)}
      </span>
      {chosen ? <span className="col-span-2 col-start-2 text-xs text-ink-3">{model.description}</span> : null}
    </>
  )
}

/** The models on offer, with the price of one image and the time it usually takes here. */
export function ModelPicker({ value, models, error, onChange }: Props) {
  return (
    <Labelled name="Model" error={error} aside="time · credits each">
      <Segmented
        label="Model"
        title="API field: model"
        value={value}
        onChange={(id) => {
          const model = models.find((each) => each.id === id)
          if (model) onChange(model)
        }}
        className="grid gap-1.5"
        optionClassName={card}
        options={models.map((model) => ({
          value: model.id,
          name: `${model.name}, ${credits(model.costCenticredits)} an image, usually ${formatUsual(model.usualMs)}. ${model.description}`,
          label: <Card model={model} chosen={model.id === value} />,
        }))}
      />
    </Labelled>
  )
}
