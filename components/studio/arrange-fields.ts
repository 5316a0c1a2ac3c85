import type { AnyField, FieldName } from '@/lib/providers/fields/schema'
import type { Capability } from '@/lib/providers/schema'
import { fieldsIn, isValueName, type ValueName } from './field-values'
import { IMAGE_NAMES, type ImageName } from './slot-image'

export const MARGINS = ['up', 'left', 'right', 'down'] as const
export type Margin = (typeof MARGINS)[number]

/** Controls of their own, wherever the record has them. */
const OWN: ReadonlySet<ValueName> = new Set<ValueName>([
  'prompt',
  'negativePrompt',
  'aspectRatio',
  ...MARGINS,
])

/** How far the picture one starts from is left: what such an operation is tuned by. */
const MAIN_NUMBERS: ReadonlySet<ValueName> = new Set<ValueName>([
  'strength',
  'controlStrength',
  'fidelity',
  'creativity',
])

export type Arranged = {
  slots: ImageName[]
  /** Words to write besides the prompt. */
  texts: ValueName[]
  margins: Margin[]
  /** Numbers always in sight. */
  front: ValueName[]
  moreSlots: ImageName[]
  more: ValueName[]
}

type Record = Pick<Capability, 'fields' | 'needs'>

/** Where each field of a record is shown, in order: in sight what a run cannot do without, the rest under More. */
export function arrangeFields(capability: Record): Arranged {
  const { fields } = capability
  const values = fieldsIn(capability)
    .filter(isValueName)
    .filter((name) => !OWN.has(name) || (name === 'negativePrompt' && !fields.prompt))
  const inSight = (name: FieldName) => isNeeded(capability, name)
  const isText = (name: ValueName) => fields[name]?.kind === 'text'
  const isFront = (name: ValueName) =>
    fields[name]?.kind === 'number' && (MAIN_NUMBERS.has(name) || inSight(name))
  const slots = IMAGE_NAMES.filter((name) => fields[name])
  return {
    slots: slots.filter(inSight),
    texts: values.filter((name) => isText(name) && inSight(name)),
    margins: MARGINS.filter((name) => fields[name]),
    front: values.filter(isFront),
    moreSlots: slots.filter((name) => !inSight(name)),
    more: values.filter(
      (name) => !isFront(name) && !(isText(name) && inSight(name)) && !isSettled(fields[name]),
    ),
  }
}

/** There is nothing to choose. */
const isSettled = (field: AnyField | undefined) => field?.kind === 'choice' && field.options.length === 1

/** A mask always counts: without one the source's own transparency must say what to change. */
function isNeeded({ fields, needs = [] }: Record, name: FieldName): boolean {
  const field = fields[name]
  const isOneOf = needs.some(({ when, oneOf }) => when === undefined && oneOf.includes(name))
  return name === 'mask' || isOneOf || (field !== undefined && 'required' in field && field.required === true)
}
