import type { AnyField, Settings } from '@/lib/providers/fields/schema'
import { expectedSize } from '@/lib/providers/rules'
import type { Capability } from '@/lib/providers/schema'
import type { StartRunInput } from '@/lib/runs/schema'
import { countIn } from './count-in'
import type { Draft } from './draft'
import { fieldsIn, isValueName, type Value, valueIn } from './field-values'
import type { Offer } from './offers'
import { IMAGE_NAMES } from './slot-image'

/** The fields of a run: only what the record takes, and only what differs from saying nothing. */
export function settingsOf(capability: Capability, draft: Draft): Settings {
  const set = fieldsIn(capability).flatMap((name) => {
    const field = capability.fields[name]
    if (!field) return []
    if (!isValueName(name)) {
      const id = draft.slots[name]?.id
      return id === undefined ? [] : [[name, id]]
    }
    const value = valueIn(field, draft.values[name])
    if (field.kind === 'text') return String(value).trim() ? [[name, String(value).trim()]] : []
    return value === undefined || isSaidByDefault(field, value) ? [] : [[name, value]]
  })
  return Object.fromEntries(set) as Settings
}

/** A number or a switch left at what the upstream takes by itself need not be sent. */
const isSaidByDefault = (field: AnyField, value: Value): boolean =>
  (field.kind === 'number' && !field.required && value === field.default) ||
  (field.kind === 'flag' && value === field.default)

/** What `POST /runs` gets. */
export function startInput(draft: Draft, { model, capability }: Offer): StartRunInput {
  const count = countIn(capability, draft)
  return {
    model: model.id,
    operation: capability.operation,
    ...settingsOf(capability, draft),
    ...(capability.seed && draft.seeds.length > 0 ? { seeds: draft.seeds.slice(0, count) } : {}),
    count,
  }
}

/** The size of the picture to come; undefined while it depends on a picture that is not there. */
export const sizeToCome = (capability: Capability, draft: Draft) =>
  expectedSize(capability, settingsOf(capability, draft), draft.slots.image)

/** The pictures the record takes that are in their slots. */
export const inputsOf = (capability: Capability, { slots }: Draft) =>
  Object.fromEntries(
    IMAGE_NAMES.flatMap((name) => (capability.fields[name] && slots[name] ? [[name, slots[name]]] : [])),
  )
