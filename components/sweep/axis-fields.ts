import type { Draft } from '@/components/studio/draft'
import { fieldsIn, isValueName } from '@/components/studio/field-values'
import { type Offer, offersOf } from '@/components/studio/offers'
import { parseTemplate, variablesIn } from '@/lib/prompts/rules'
import type { AnyField } from '@/lib/providers/fields/schema'
import type { ModelView } from '@/lib/runs/schema'
import type { AxisField, AxisValue } from '@/lib/runs/sweep/rules'
import { drawSeeds, promptsOf, rangeValues } from './axis-values'

/** What the studio stands at when a sweep is built. */
export type Source = { draft: Draft; offer: Offer; models: readonly ModelView[] }

const KINDS = ['ratio', 'number', 'choice', 'flag', 'text'] as const

/** Everything a sweep may go along, the most usual first. */
export function axisFields({ draft, offer, models }: Source): AxisField[] {
  const { capability } = offer
  const fields = fieldsIn(capability).filter(isValueName)
  const ofKind = (kind: AnyField['kind']) =>
    fields.filter((name) => capability.fields[name]?.kind === kind && !isSettled(capability.fields[name]))
  const others = KINDS.flatMap(ofKind).filter((name) => name !== 'prompt')
  return [
    ...(capability.seed ? (['seed'] as const) : []),
    ...(offersOf(models, capability.operation).length > 1 ? (['model'] as const) : []),
    ...variablesOf(draft, offer).map((name) => `{{${name}}}` as const),
    ...(capability.fields.prompt ? (['prompt'] as const) : []),
    ...others,
  ]
}

const isSettled = (field: AnyField | undefined) => field?.kind === 'choice' && field.options.length < 2

/** The `{{variables}}` in the words of this operation. */
export function variablesOf({ values }: Draft, { capability }: Offer): string[] {
  const texts = fieldsIn(capability).flatMap((name) =>
    capability.fields[name]?.kind === 'text' && isValueName(name) ? [String(values[name] ?? '')] : [],
  )
  return [...new Set(texts.flatMap((text) => variablesIn(parseTemplate(text))))]
}

const NUMBERS = 4
const OPTIONS = 4
const SEEDS = 4

/** The values to begin with; `draw` gives a seed from 1 to the highest. */
export function firstValues(field: AxisField, source: Source, draw: () => number): AxisValue[] {
  const { draft, offer, models } = source
  if (field === 'seed') {
    const own = draft.seeds
    return [...own, ...drawSeeds(SEEDS - own.length, own, draw)]
  }
  if (field === 'model') return firstOf(modelIds(offer, models), offer.model.id)
  if (field === 'prompt') return promptsOf(String(draft.values.prompt ?? ''))
  const record = offer.capability.fields[field as keyof typeof offer.capability.fields]
  return record && isValueName(field) ? valuesOf(record, draft.values[field]) : []
}

const modelIds = ({ capability }: Offer, models: readonly ModelView[]) =>
  offersOf(models, capability.operation).map(({ model }) => model.id)

function valuesOf(field: AnyField, own: AxisValue | undefined): AxisValue[] {
  switch (field.kind) {
    case 'number':
      return rangeValues({ from: field.min, to: field.max, count: NUMBERS }, field)
    case 'choice':
      return firstOf(field.options, own)
    case 'ratio': {
      const ratios = field.shapes.map(({ ratio }) => ratio)
      const usual = ratios.filter((ratio) => ['16:9', '1:1', '9:16'].includes(ratio))
      return usual.length > 1 ? usual : firstOf(ratios, own)
    }
    case 'flag':
      return [false, true]
    case 'text':
      return own === undefined || own === '' ? [] : promptsOf(String(own))
    case 'image':
      return []
  }
}

/** The first few, among them what is chosen now. */
function firstOf(options: readonly string[], own: AxisValue | undefined): string[] {
  const first = options.slice(0, OPTIONS)
  if (typeof own !== 'string' || !options.includes(own) || first.includes(own)) return first
  return [own, ...first.slice(0, -1)]
}

/** What can be chosen along an axis of a closed set; null where values are written. */
export function optionsOf(field: AxisField, { offer, models }: Source): AxisValue[] | null {
  if (field === 'model') return modelIds(offer, models)
  const record = isValueName(field) ? offer.capability.fields[field] : undefined
  if (record?.kind === 'choice') return [...record.options]
  if (record?.kind === 'ratio') return record.shapes.map(({ ratio }) => ratio)
  return record?.kind === 'flag' ? [false, true] : null
}
