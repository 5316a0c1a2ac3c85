import { FIELDS } from '@/lib/providers/fields/schema'
import { OPERATIONS } from '@/lib/providers/schema'
import { type Draft, MAX_IMAGES } from './draft'
import { isValueName, type Value, type Values } from './field-values'
import { IMAGE_NAMES, type SlotImage, type Slots, slotImageOf } from './slot-image'

/** A change of shape takes a new number; `unpackDraft` carries drafts of the old one over. */
const VERSION = 2

type Loose = Record<string, unknown>

const isText = (value: unknown): value is string => typeof value === 'string'
const isWhole = (value: unknown) => Number.isSafeInteger(value)
const asLoose = (value: unknown): Loose => (value && typeof value === 'object' ? (value as Loose) : {})

const TYPE = { text: 'string', choice: 'string', ratio: 'string', number: 'number', flag: 'boolean' } as const

/** Only fields that exist, with values of their kind. */
function readValues(kept: unknown): Values {
  const sound = Object.entries(asLoose(kept)).filter(([name, value]) => {
    const kind = isValueName(name) ? FIELDS[name].kind : 'image'
    return kind !== 'image' && typeof value === TYPE[kind] && (kind !== 'number' || Number.isFinite(value))
  })
  return Object.fromEntries(sound as [string, Value][])
}

function readSlots(kept: unknown): Slots {
  const slots = asLoose(kept)
  const sound = IMAGE_NAMES.flatMap((name) => {
    const { id, widthPx, heightPx, byteLength, format } = asLoose(slots[name])
    const isSound = isText(id) && isText(format) && [widthPx, heightPx, byteLength].every(isWhole)
    return isSound ? [[name, slotImageOf(slots[name] as SlotImage)]] : []
  })
  return Object.fromEntries(sound)
}

const readEach = <T>(kept: unknown, read: (value: unknown) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(asLoose(kept)).map(([key, value]) => [key, read(value)]))

const isOperation = (value: unknown): value is Draft['operation'] =>
  OPERATIONS.some((operation) => operation === value)

/** The draft as text to keep. */
export const packDraft = (draft: Draft): string => JSON.stringify({ version: VERSION, draft })

/**
 * A kept draft, or null when there is none or it is damaged. Whether the models of today offer what it names
 * is for `offerOf`.
 */
export function unpackDraft(text: string | null): Draft | null {
  if (text === null) return null
  try {
    const kept = asLoose(JSON.parse(text))
    if (kept.version === 1) return readDraft(fromFirst(asLoose(kept.draft)))
    return kept.version === VERSION ? readDraft(asLoose(kept.draft)) : null
  } catch {
    return null
  }
}

/** Drafts of before there were lists have `seed`: a number, or null for none. */
const readSeeds = ({ seed, seeds }: Loose): unknown => seeds ?? (seed === null ? [] : [seed])
const isSeeds = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length <= MAX_IMAGES && value.every((seed) => isWhole(seed) && seed >= 0)

/** By hand: zod would be a ninth of all the script this page loads. */
function readDraft({ operation, model, count, ...kept }: Loose): Draft | null {
  const seeds = readSeeds(kept)
  const isCount = isWhole(count) && Number(count) >= 1 && Number(count) <= MAX_IMAGES
  if (!isOperation(operation) || !isText(model) || !isCount || !isSeeds(seeds)) return null
  return {
    ...{ operation, model, count: Number(count), seeds },
    values: readValues(kept.values),
    slots: readSlots(kept.slots),
    variables: readEach(kept.variables, (value) => (isText(value) ? value : '')),
    putAway: readEach(kept.putAway, readValues),
    lastModel: readEach(kept.lastModel, String),
  }
}

/** Version 1 knew one operation and six fields, side by side. */
const fromFirst = ({ model, count, seed, ...values }: Loose): Loose => ({
  ...{ operation: 'text-to-image', model, count, seed, values },
})
