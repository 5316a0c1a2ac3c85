import { type Offer, offersOf } from '@/components/studio/offers'
import { FIELDS, type FieldName, type Settings } from '@/lib/providers/fields/schema'
import type { Capability } from '@/lib/providers/schema'
import type { ModelView, RunSettings, StartRunInput } from '@/lib/runs/schema'

export const VARIATIONS = 4
/** Near the source, and yet not it. */
const STRENGTH = 0.35

type Image = { id: string; widthPx: number; heightPx: number }
export type Plan = {
  /** What will happen, in one sentence. */
  sentence: string
  input: StartRunInput
  count: number
  costCenticredits: number
}

/**
 * Pictures close to this one: image-to-image at a low strength where that is on offer, by the same model if it can;
 * else the same settings with new seeds. Null where neither can be had.
 */
export function planVariations(
  image: Image,
  settings: RunSettings,
  models: readonly ModelView[],
): Plan | null {
  return fromImage(image, settings, models) ?? withNewSeeds(settings, models)
}

function fromImage(image: Image, settings: RunSettings, models: readonly ModelView[]): Plan | null {
  if (settings.prompt === '') return null
  const able = offersOf(models, 'image-to-image').filter(
    ({ model, capability }) => model.available && takes(capability, image),
  )
  const offer = able.find(({ model }) => model.id === settings.model) ?? able[0]
  const strength = offer?.capability.fields.strength
  if (!offer || !strength) return null
  const at = Math.min(strength.max, Math.max(strength.min, STRENGTH))
  const kept = keptSettings(settings, offer.capability)
  return planned(
    offer,
    { ...kept, image: image.id, strength: at },
    (count) =>
      `${pictures(count)} close to this one: ${offer.model.name} starts from it, at strength ${at}, with the same prompt.`,
  )
}

function withNewSeeds(settings: RunSettings, models: readonly ModelView[]): Plan | null {
  const offer = offersOf(models, settings.operation).find(({ model }) => model.id === settings.model)
  if (!offer?.capability.seed) return null
  const {
    model: _model,
    operation: _operation,
    widthPx: _width,
    heightPx: _height,
    prompt,
    ...rest
  } = settings
  return planned(
    offer,
    prompt ? { ...rest, prompt } : rest,
    (count) =>
      `${pictures(count)} with the same settings and new seeds, by ${offer.model.name}: nothing here starts from a picture.`,
  )
}

const pictures = (count: number) =>
  count === 1 ? 'One picture' : count === 4 ? 'Four pictures' : `${count} pictures`

function planned({ model, capability }: Offer, settings: Settings, says: (count: number) => string): Plan {
  const count = Math.min(VARIATIONS, capability.maxCount ?? VARIATIONS)
  const input = { ...settings, model: model.id, operation: capability.operation, count }
  return { sentence: says(count), input, count, costCenticredits: capability.costCenticredits * count }
}

function takes({ fields, needs }: Capability, { widthPx, heightPx }: Image): boolean {
  const { image, strength, mask } = fields
  if (!image || !strength || needs?.length || mask?.required) return false
  const [short, long] = [Math.min(widthPx, heightPx), Math.max(widthPx, heightPx)]
  return (
    short >= (image.minSidePx ?? 0) &&
    long <= (image.maxSidePx ?? Number.POSITIVE_INFINITY) &&
    widthPx * heightPx >= (image.minPx ?? 0) &&
    widthPx * heightPx <= (image.maxPx ?? Number.POSITIVE_INFINITY) &&
    long / short <= (image.maxRatio ?? Number.POSITIVE_INFINITY)
  )
}

/** What the record takes too, as it was: its words, its style, its guidance; no pictures, no shape. */
function keptSettings(settings: RunSettings, { fields }: Capability): Settings {
  const kept = (Object.keys(FIELDS) as FieldName[]).filter((name) => {
    const [field, value] = [fields[name], settings[name]]
    if (!field || value === undefined || field.kind === 'image' || field.kind === 'ratio') return false
    if (field.kind === 'number') return Number(value) >= field.min && Number(value) <= field.max
    return field.kind !== 'choice' || field.options.includes(String(value))
  })
  return Object.fromEntries(kept.map((name) => [name, settings[name]])) as Settings
}
