import { FIELDS, type FieldName } from '@/lib/providers/fields/schema'
import { imageProblems, needProblems } from '@/lib/providers/rules'
import type { Capability } from '@/lib/providers/schema'
import type { StartRunInput } from '@/lib/runs/schema'
import type { Draft } from './draft'
import { fieldsIn, isValueName } from './field-values'
import { inputsOf, settingsOf } from './start-input'

/** Sentences by the API's field names. */
export type DraftErrors = { readonly [F in keyof StartRunInput]?: string }

/** What stands in the way of starting, per field of the API; empty when nothing does. */
export function draftErrors(draft: Draft, capability: Capability): DraftErrors {
  const own = fieldsIn(capability).flatMap((name) => {
    const sentence = problemOf(name, draft, capability)
    return sentence ? [[name, sentence] as const] : []
  })
  const ruled = needProblems(capability, settingsOf(capability, draft))
  return {
    ...seedError(draft, capability),
    ...errorsFromApi(ruled),
    ...pictureErrors(draft, capability),
    ...Object.fromEntries(own),
  }
}

/** The rules that the pictures in the slots break: said as soon as they are there. */
export const pictureErrors = (draft: Draft, capability: Capability): DraftErrors =>
  errorsFromApi(imageProblems(capability, inputsOf(capability, draft)))

function problemOf(name: FieldName, draft: Draft, { fields }: Capability): string | undefined {
  const field = fields[name]
  if (field?.kind === 'image' && !isValueName(name))
    return field.required && !draft.slots[name] ? (MISSING_PICTURE[name] ?? 'Choose a picture.') : undefined
  if (field?.kind !== 'text' || !isValueName(name)) return undefined
  const { length } = String(draft.values[name] ?? '').trim()
  if (length === 0) return field.required ? (MISSING_TEXT[name] ?? `Say ${lower(name)} first.`) : undefined
  return length > field.maxChars ? tooLong(length, field.maxChars) : undefined
}

const MISSING_PICTURE: { readonly [N in FieldName]?: string } = {
  image: 'Choose a picture to start from.',
  mask: 'Choose a mask: white changes, black stays.',
}
const MISSING_TEXT: { readonly [N in FieldName]?: string } = {
  prompt: 'Write a prompt first.',
  searchPrompt: 'Say what to look for.',
  selectPrompt: 'Say what to recolour.',
}
const lower = (name: FieldName) => FIELDS[name].label.toLowerCase()

function seedError({ seeds }: Draft, capability: Capability): DraftErrors {
  const max = capability.seed?.max
  const wrong = max === undefined ? undefined : seeds.find((seed) => seed < 1 || seed > max)
  if (wrong === undefined) return {}
  const which = seeds.length > 1 ? `${wrong} is none: a` : 'A'
  return { seeds: `${which} seed is a whole number from 1 to ${max}.` }
}

/** The fields the API found fault with, as sentences; `seeds.0` counts as `seeds`, and the first word stands. */
export function errorsFromApi(fields: readonly { field: string; message: string }[]): DraftErrors {
  const named = fields.map(({ field, message }) => {
    const sentence = message.charAt(0).toUpperCase() + message.slice(1)
    return [field.split('.')[0], /[.!?]$/.test(sentence) ? sentence : `${sentence}.`]
  })
  return Object.fromEntries(named.reverse())
}

const tooLong = (length: number, max: number) =>
  `${(length - max).toLocaleString('en')} characters too many: this model takes ${max.toLocaleString('en')}.`
