import { FIELD_NAMES, FIELDS, type FieldName } from '@/lib/providers/fields/schema'
import type { Operation } from '@/lib/providers/schema'
import type { CapabilityView } from '@/lib/runs/schema'
import type { Offer } from './offers'
import { groupsOf, OPERATION } from './operations'

/** Everything the model can be asked for, in the order people know: `text to image, inpaint`. */
export const abilitiesOf = ({ model: { capabilities } }: Offer): string[] =>
  groupsOf(new Set(capabilities.map(({ operation }) => operation)))
    .flatMap(({ operations }) => operations)
    .map((operation) => OPERATION[operation].name.toLowerCase())

const TUNED: ReadonlySet<FieldName> = new Set(['outputFormat', 'prompt', 'aspectRatio'])

/** What one may set besides the prompt, the ratio and the format: `seed`, `negative prompt`, `guidance`. */
export function settingsOf({ capability: { fields, seed } }: Offer): string[] {
  const names = FIELD_NAMES.filter(
    (name) => fields[name] && !TUNED.has(name) && FIELDS[name].kind !== 'image',
  )
  return [...(seed ? ['seed'] : []), ...names.map((name) => FIELDS[name].label.toLowerCase())]
}

/** Where it ends, in a few words each. */
export function limitsOf({ capability }: Offer): string[] {
  const { prompt, image, outputFormat } = capability.fields
  return [
    sizeOf(capability),
    prompt && `prompts to ${prompt.maxChars.toLocaleString('en')} characters`,
    image && sidesOf(image),
    capability.maxCount &&
      (capability.maxCount === 1 ? 'one image a run' : `${capability.maxCount} images a run`),
    outputFormat?.options.map((each) => each.toUpperCase()).join(', '),
  ].filter((each) => typeof each === 'string')
}

const megapixels = (px: number) => `${Math.round(px / 100_000) / 10} MP`

function sizeOf({ outputSize, fields: { aspectRatio } }: CapabilityView): string {
  if (outputSize.from === 'factor') return `${outputSize.factor} times as large`
  if (outputSize.from === 'megapixels') return `about ${outputSize.megapixels} MP`
  if (outputSize.from === 'margins') return 'as large as you draw it'
  if (outputSize.from === 'input' || !aspectRatio) return 'the size of the source'
  const sizes = aspectRatio.shapes.map(({ widthPx, heightPx }) => widthPx * heightPx)
  const ratios = aspectRatio.shapes.length
  return `${ratios === 1 ? `only ${aspectRatio.shapes[0]?.ratio}` : `${ratios} ratios`}, ${megapixels(Math.max(...sizes))}`
}

function sidesOf({
  minSidePx,
  maxSidePx,
}: NonNullable<CapabilityView['fields']['image']>): string | undefined {
  if (minSidePx && maxSidePx) return `sources of ${minSidePx} to ${maxSidePx} px a side`
  if (minSidePx) return `sources from ${minSidePx} px a side`
  return maxSidePx ? `sources to ${maxSidePx} px a side` : undefined
}

export const ORDERS = [
  { value: 'listed', label: 'As listed' },
  { value: 'price', label: 'Price' },
  { value: 'time', label: 'Time' },
] as const
export type Order = (typeof ORDERS)[number]['value']

/** The offers that have every word, in what they are called, by whom, what they say and can do; in an order. */
export function foundOffers(offers: readonly Offer[], search: string, order: Order): Offer[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = offers.filter((offer) => {
    const text = wordsOf(offer)
    return words.every((word) => text.includes(word))
  })
  if (order === 'listed') return found
  const by = order === 'price' ? 'costCenticredits' : 'usualMs'
  return found.sort((a, b) => a.capability[by] - b.capability[by])
}

const wordsOf = (offer: Offer) =>
  [
    offer.model.name,
    offer.model.providerName,
    offer.model.description,
    ...abilitiesOf(offer),
    ...settingsOf(offer),
  ]
    .join(' ')
    .toLowerCase()

/** How many models there are that this operation cannot be asked of, for an honest end of the list. */
export const othersInWords = (count: number, operation: Operation): string | null =>
  count === 0
    ? null
    : `${count} more ${count === 1 ? 'model is' : 'models are'} on offer, not for “${OPERATION[operation].name}”.`
