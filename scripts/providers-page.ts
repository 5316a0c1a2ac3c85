import type { z } from 'zod'
import { definitions } from '@/lib/providers/connected'
import type { ProviderDefinition } from '@/lib/providers/definition'
import { type AnyField, FIELD_NAMES, type ImageField } from '@/lib/providers/fields/schema'
import type { Capability, Model } from '@/lib/providers/schema'

const HEAD = `# Providers

Made from the capability records by \`npm run docs\`; do not edit. What is not in a record is neither shown, accepted nor
sent. Prices are list prices per image in credits (1 credit is 0.01 USD); what people pay here is the price in force in the
database, which starts as the list price.

None of these was ever called live by the people who wrote this: each is held to its documented contract by tests against
a stand-in written apart from the client. What is not known for sure is said under each.`

type Row = readonly string[]
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const line = (row: Row) => `| ${row.map(cell).join(' | ')} |`
const table = (head: Row, rows: readonly Row[]) => [head, head.map(() => '---'), ...rows].map(line).join('\n')

const rangeOf = ({
  min,
  max,
  step,
  default: usual,
}: {
  min: number
  max: number
  step: number
  default?: number
}) => `${min}–${max}${step % 1 === 0 ? '' : ' in parts'}${usual === undefined ? '' : `, ${usual}`}`

const span = (from: number | undefined, to: number | undefined, unit: string): string => {
  if (from === undefined && to === undefined) return ''
  if (to === undefined) return `from ${from} ${unit}`
  return from === undefined ? `up to ${to} ${unit}` : `${from}–${to} ${unit}`
}

function imageRules({ minSidePx, maxSidePx, minPx, maxPx, maxRatio }: ImageField): string {
  const sides = span(minSidePx, maxSidePx, 'px a side')
  return [sides, span(minPx, maxPx, 'px in all'), maxRatio ? `ratio up to ${maxRatio}:1` : '']
    .filter(Boolean)
    .join(', ')
}

function fieldText(name: string, field: AnyField): string {
  const required = 'required' in field && field.required ? '**' : ''
  const title = `${required}${name}${required}`
  switch (field.kind) {
    case 'text':
      return `${title} up to ${field.maxChars}`
    case 'number':
      return `${title} ${rangeOf(field)}`
    case 'choice':
      return `${title} ${field.options.join(' ')}`
    case 'ratio':
      return `${title} ${field.shapes.map(({ ratio }) => ratio).join(' ')}`
    case 'flag':
      return `${title} ${field.default}`
    case 'image':
      return `${title} ${imageRules(field)}`.trim()
  }
}

const fieldsText = ({ fields }: Capability) =>
  FIELD_NAMES.flatMap((name) => (fields[name] ? [fieldText(name, fields[name])] : [])).join('; ')

type Offer = { model: Model; capability: Capability }
const offersOf = (models: readonly Model[]): Offer[] =>
  models.flatMap((model) => model.capabilities.map((capability) => ({ model, capability })))
const ids = (offers: readonly Offer[]) =>
  [...new Set(offers.map(({ model }) => `\`${model.id}\``))].join(', ')

/** Models of one price in one row. */
function pricesTable(offers: readonly Offer[]): string {
  const rows = [...Map.groupBy(offers, (offer) => priceText(offer.capability.listPrice))]
  return table(
    ['model', 'operation', 'credits', 'since', 'source'],
    rows.map(([, same]) => {
      const { listPrice } = same[0]?.capability ?? {}
      const operations = [...new Set(same.map(({ capability }) => capability.operation))].join(', ')
      const { centicredits = 0, validFrom = '', source = '' } = listPrice ?? {}
      return [ids(same), operations, String(centicredits / 100), validFrom, source]
    }),
  )
}
const priceText = ({ centicredits, validFrom, source }: Capability['listPrice']) =>
  [centicredits, validFrom, source].join()

/** What each operation takes; models that take the same are said together. */
function fieldsList(offers: readonly Offer[]): string {
  const told = Map.groupBy(offers, ({ capability }) => `${capability.operation}: ${takes(capability)}`)
  return [...told].map(([text, same]) => `- ${ids(same)}, ${text}`).join('\n')
}

function takes(capability: Capability): string {
  const { seed, isAsync, hasProgress } = capability
  const how = [isAsync && 'asked later', hasProgress && 'tells progress'].filter(Boolean)
  return [fieldsText(capability), seed ? `seed 1–${seed.max}` : 'no seed', ...how].join('; ')
}

const defaultOf = (schema: z.ZodType) => {
  const parsed = schema.safeParse(undefined)
  return parsed.success && parsed.data !== undefined && parsed.data !== '' ? `\`${parsed.data}\`` : ''
}

function variablesTable({ variables }: ProviderDefinition): string {
  const rows = Object.entries(variables.shape).map(([name, schema]) => {
    const zod = schema as z.ZodType
    return [`\`${name}\``, defaultOf(zod), zod.meta()?.description ?? '']
  })
  return table(['variable', 'default', 'what it does'], rows)
}

const notesOf = (models: readonly Model[]) => [
  ...new Set(models.flatMap(({ capabilities }) => capabilities.flatMap(({ notes = [] }) => notes))),
]

const list = (title: string, items: readonly string[]) =>
  items.length > 0 ? [`${title}\n\n${items.map((item) => `- ${item}`).join('\n')}`] : []

/** A provider without models of its own offers another's. */
const standsIn = ({ id }: ProviderDefinition, models: readonly Model[]) => {
  const [first] = models
  return first && first.provider !== id
    ? [`It offers the models of \`${first.provider}\`, with the same records.`]
    : undefined
}

function section(definition: ProviderDefinition): string {
  const values = definition.variables.parse(definition.example)
  const models = definition.connect(values, [])?.provider.catalogue() ?? []
  const offers = offersOf(models)
  return [
    `## ${definition.name}`,
    `Switched on by: ${definition.switchedOnBy}`,
    ...(standsIn(definition, models) ?? [
      pricesTable(offers),
      `Fields, with **required** ones, ranges and the upstream’s defaults:\n\n${fieldsList(offers)}`,
    ]),
    ...(standsIn(definition, models) ? [] : list('Good to know:', notesOf(models))),
    ...list('Not known for sure, or never met live:', definition.unverified),
    variablesTable(definition),
  ].join('\n\n')
}

/** The text of docs/providers.md, from the records and definitions. */
export function providersPage(): string {
  const all = definitions()
  const matrix = all.map((definition) => {
    const provider = definition.connect(definition.variables.parse(definition.example), [])?.provider
    const operations = provider
      ?.catalogue()
      .flatMap(({ capabilities }) => capabilities.map((each) => each.operation))
    return [definition.name, definition.switchedOnBy, [...new Set(operations)].join(', ')]
  })
  const overview = table(['provider', 'switched on by', 'operations'], matrix)
  return `${[HEAD, overview, ...all.map(section)].join('\n\n')}\n`
}
