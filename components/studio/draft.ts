import { literally } from '@/lib/prompts/rules'
import type { Settings } from '@/lib/providers/fields/schema'
import type { Operation } from '@/lib/providers/schema'
import type { ModelView } from '@/lib/runs/schema'
import { fieldsIn, isValueName, type Value, type ValueName, type Values } from './field-values'
import { type Offer, offerOf, operationsOf, startsFromImage } from './offers'
import type { ImageName, SlotImage, Slots } from './slot-image'

/** Most images of one run; the same as `MAX_COUNT` of lib/runs (a test holds them together). */
export const MAX_IMAGES = 10

/**
 * What the person is about to ask for. It keeps what the chosen model does not take (a negative prompt, a
 * mask), so that going back to a model that does loses nothing; `startInput` leaves it out.
 */
export type Draft = {
  operation: Operation
  model: string
  values: Values
  slots: Slots
  /** What the `{{variables}}` of the prompt are to be, as written: several parted by `|`. */
  variables: Readonly<Record<string, string>>
  count: number
  /** One for each image in order; images beyond them draw new ones for every run. */
  seeds: readonly number[]
  /** Numbers set for other models or operations, to find again there. */
  putAway: Readonly<Record<string, Values>>
  /** The model last used for each operation. */
  lastModel: { readonly [O in Operation]?: string }
}

export type DraftAction =
  | { type: 'operation chosen'; operation: Operation }
  | { type: 'model chosen'; model: string }
  /** Null goes back to what the model takes by itself. */
  | { type: 'field written'; name: ValueName; value: Value | null }
  | { type: 'image put in slot'; field: ImageName; image: SlotImage }
  | { type: 'slot emptied'; field: ImageName }
  /** An image to go on from: into the source of the operation named, of this one, or of the first that has one. */
  | { type: 'image brought'; image: SlotImage; operation?: Operation | undefined }
  | { type: 'variable written'; name: string; value: string }
  | { type: 'count chosen'; count: number }
  | { type: 'seed locked'; seed: number }
  /** Typed or pasted, or those of a run: as many images as there are seeds. */
  | { type: 'seeds listed'; seeds: readonly number[] }
  | { type: 'seed freed' }
  | { type: 'settings reused'; settings: Asked; count: number; seed: number | null; slots: Slots }
  | { type: 'draft restored'; draft: Draft }

/** Settings of a run, or from a file: what they leave out takes its default. */
export type Asked = Settings & { model: string; operation: Operation }

/** The draft of somebody who has written nothing yet. */
export function firstDraft(models: readonly ModelView[]): Draft {
  const { model, capability } = offerOf({ operation: 'text-to-image', model: '' }, models)
  return {
    operation: capability.operation,
    model: model.id,
    values: {},
    slots: {},
    variables: {},
    count: 1,
    seeds: [],
    putAway: {},
    lastModel: {},
  }
}

/** The reducer for these models: what a choice does to the rest depends on what they take. */
export const draftReducer = (models: readonly ModelView[]) =>
  function reduceDraft(draft: Draft, action: DraftAction): Draft {
    switch (action.type) {
      case 'operation chosen':
        return turnTo(draft, models, action.operation)
      case 'model chosen':
        return moveTo(draft, models, {
          operation: offerOf(draft, models).capability.operation,
          model: action.model,
        })
      case 'field written':
        return { ...draft, values: written(draft.values, action.name, action.value) }
      case 'image put in slot':
        return { ...draft, slots: { ...draft.slots, [action.field]: action.image } }
      case 'slot emptied':
        return { ...draft, slots: { ...draft.slots, [action.field]: undefined } }
      case 'image brought':
        return bring(draft, models, action)
      case 'variable written':
        return { ...draft, variables: { ...draft.variables, [action.name]: action.value } }
      case 'count chosen':
        return { ...draft, count: clamp(Math.round(action.count), 1, MAX_IMAGES) }
      case 'seed locked':
        return { ...draft, seeds: [action.seed] }
      case 'seeds listed':
        return listed(draft, action.seeds)
      case 'seed freed':
        return { ...draft, seeds: [] }
      case 'settings reused':
        return reuse(draft, models, action)
      case 'draft restored':
        return action.draft
    }
  }

function written(values: Values, name: ValueName, value: Value | null): Values {
  const { [name]: _before, ...others } = values
  return value === null ? others : { ...others, [name]: value }
}

/** The count follows a list, and a list that becomes one seed again; one seed by itself leaves it. */
function listed(draft: Draft, wished: readonly number[]): Draft {
  const seeds = wished.slice(0, MAX_IMAGES)
  const isList = seeds.length > 1 || draft.seeds.length > 1
  return { ...draft, seeds, count: isList ? Math.max(1, seeds.length) : draft.count }
}

function turnTo(draft: Draft, models: readonly ModelView[], operation: Operation): Draft {
  return moveTo(draft, models, { operation, model: draft.lastModel[operation] ?? draft.model })
}

/** Takes along what both records have alike; numbers that mean something else there are put away until coming back. */
function moveTo(
  draft: Draft,
  models: readonly ModelView[],
  asked: { operation: Operation; model: string },
): Draft {
  const [from, to] = [offerOf(draft, models), offerOf(asked, models)]
  const numbers = entriesOf(draft.values).filter(([, value]) => typeof value === 'number')
  const leaving = Object.fromEntries(numbers.filter(([name]) => !isAlike(from, to, name)))
  const staying = Object.fromEntries(entriesOf(draft.values).filter(([name]) => !(name in leaving)))
  return {
    ...draft,
    operation: to.capability.operation,
    model: to.model.id,
    values: { ...draft.putAway[keyOf(to)], ...staying },
    putAway: { ...draft.putAway, [keyOf(from)]: leaving },
    lastModel: { ...draft.lastModel, [from.capability.operation]: from.model.id },
  }
}

const keyOf = ({ model, capability }: Offer) => `${model.id} ${capability.operation}`
const entriesOf = (values: Values) => Object.entries(values) as [ValueName, Value][]
const isAlike = (from: Offer, to: Offer, name: ValueName) =>
  JSON.stringify(from.capability.fields[name]) === JSON.stringify(to.capability.fields[name])

type Brought = Extract<DraftAction, { type: 'image brought' }>

function bring(draft: Draft, models: readonly ModelView[], { image, operation }: Brought): Draft {
  const wishes = [operation, draft.operation, 'image-to-image' as const, ...operationsOf(models)]
  const found = wishes.find((wish) => wish !== undefined && startsFromImage(models, wish))
  if (found === undefined) return draft
  return { ...turnTo(draft, models, found), slots: { ...draft.slots, image } }
}

type Reused = Extract<DraftAction, { type: 'settings reused' }>

/** Fields the run left alone go back to their default; what its record does not have stays as it was. */
function reuse(draft: Draft, models: readonly ModelView[], { settings, count, seed, slots }: Reused): Draft {
  const there = moveTo(draft, models, settings)
  const taken = new Set<string>(fieldsIn(offerOf(settings, models).capability))
  const kept = Object.fromEntries(entriesOf(there.values).filter(([name]) => !taken.has(name)))
  const asked = Object.entries(settings)
    .filter(([name]) => isValueName(name))
    .map(([name, value]) => [name, name === 'prompt' ? literally(String(value)) : value])
  return {
    ...there,
    values: { ...kept, ...Object.fromEntries(asked) },
    slots: { ...draft.slots, ...slots },
    count: clamp(count, 1, MAX_IMAGES),
    seeds: seed === null ? [] : [seed],
  }
}

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))
