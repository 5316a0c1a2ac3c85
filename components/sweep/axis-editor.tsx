'use client'

import { ArrowDownUp, ChevronDown, X } from 'lucide-react'
import { type Dispatch, useId } from 'react'
import { cx } from '@/components/ui/class-names'
import { inputClass } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import type { Axis, AxisField } from '@/lib/runs/sweep/rules'
import { axisFields, firstValues, optionsOf, type Source } from './axis-fields'
import { readLines } from './axis-values'
import type { BuildAction } from './build'
import { Chips } from './chips'
import { drawSeedFor } from './draw-seed'
import { LineValues } from './line-values'
import { NumberValues } from './number-values'
import { OptionValues } from './option-values'
import { SeedValues } from './seed-values'
import { TextValue } from './text-value'
import { axisName, type ModelNames } from './words'

type Props = {
  at: number
  axis: Axis
  source: Source
  models: ModelNames
  problem: string | undefined
  isOnly: boolean
  act: Dispatch<BuildAction>
}

/** The values of an axis, by what it goes along. */
function Values({ at, axis, source, models, act }: Omit<Props, 'isOnly' | 'problem'>) {
  const { field, values } = axis
  const options = optionsOf(field, source)
  const name = axisName(field)
  const record = Object.entries(source.offer.capability.fields).find(([each]) => each === field)?.[1]
  const add = (more: readonly (string | number)[]) => act({ type: 'values added', at, values: more })
  const set = (next: readonly (string | number | boolean)[]) => act({ type: 'values set', at, values: next })
  const chips = (
    <Chips axis={axis} models={models} onRemove={(value) => act({ type: 'value removed', at, value })} />
  )
  if (options) return <OptionValues axis={axis} options={options} models={models} onChange={set} />
  if (field === 'seed')
    return (
      <>
        {chips}
        <SeedValues values={values} draw={drawSeedFor(source)} onAdd={add} />
      </>
    )
  if (record?.kind === 'number')
    return (
      <>
        {chips}
        <NumberValues key={field} name={name} field={record} onRange={set} onAdd={add} />
      </>
    )
  if (record?.kind === 'text')
    return <LineValues key={field} name={name} values={values} onChange={(text) => set(readLines(text))} />
  return (
    <>
      {chips}
      <TextValue name={name} onAdd={add} />
    </>
  )
}

/** One axis: what it goes along, and its values. */
export function AxisEditor(props: Props) {
  const { at, axis, source, problem, isOnly, act } = props
  const id = useId()
  const choose = (field: AxisField) =>
    act({ type: 'axis chosen', at, field, values: firstValues(field, source, drawSeedFor(source)) })
  return (
    <section aria-labelledby={`${id}-title`} className="grid gap-2.5 border-t border-line pt-3">
      <div className="flex items-center gap-2">
        <h3 id={`${id}-title`} className="w-18 shrink-0 text-xs text-ink-2">
          {at === 0 ? 'Columns' : 'Rows'}
        </h3>
        <span className="relative min-w-0 grow">
          <select
            aria-label={at === 0 ? 'Columns go along' : 'Rows go along'}
            value={axis.field}
            onChange={(event) => choose(event.target.value as AxisField)}
            className={inputClass('appearance-none truncate pr-8! font-semibold')}
          >
            {axisFields(source).map((field) => (
              <option key={field} value={field}>
                {field.startsWith('{{') ? `${field} in the prompt` : axisName(field)}
              </option>
            ))}
          </select>
          <ChevronDown
            className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3"
            strokeWidth={1.6}
            aria-hidden="true"
          />
        </span>
        {isOnly || at === 0 ? null : (
          <IconButton label="Swap columns and rows" onClick={() => act({ type: 'axes swapped' })}>
            <ArrowDownUp strokeWidth={1.6} aria-hidden="true" />
          </IconButton>
        )}
        {isOnly ? null : (
          <IconButton
            label={`Remove ${at === 0 ? 'the columns' : 'the rows'}`}
            tipAlign="end"
            onClick={() => act({ type: 'axis removed', at })}
          >
            <X strokeWidth={1.6} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <Values {...props} />
      {problem ? (
        <p
          role={axis.values.length > 0 ? 'alert' : undefined}
          className={cx('text-xs', axis.values.length > 0 ? 'text-bad' : 'text-ink-3')}
        >
          {problem}
        </p>
      ) : null}
    </section>
  )
}
