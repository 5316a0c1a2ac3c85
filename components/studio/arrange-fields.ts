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

export type Arranged = {
  slots: ImageName[]
  /** Words to write besides the prompt. */
  texts: ValueName[]
  margins: Margin[]
  /** What must be set: always in sight. */
  front: ValueName[]
  more: ValueName[]
}

/** Where each field of a record is shown, in order. */
export function arrangeFields(capability: Pick<Capability, 'fields'>): Arranged {
  const { fields } = capability
  const others = fieldsIn(capability)
    .filter(isValueName)
    .filter((name) => !OWN.has(name))
  const isText = (name: ValueName) => fields[name]?.kind === 'text'
  const isFront = (name: ValueName) => {
    const field = fields[name]
    return field?.kind === 'number' && field.required === true
  }
  return {
    slots: IMAGE_NAMES.filter((name) => fields[name]),
    texts: others.filter(isText),
    margins: MARGINS.filter((name) => fields[name]),
    front: others.filter(isFront),
    more: others.filter((name) => !isText(name) && !isFront(name)),
  }
}
