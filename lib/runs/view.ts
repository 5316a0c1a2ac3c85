import { formatCredits } from '@/lib/core/money'
import { type GenerationStateName, type GenerationView, RunSettings, type RunView } from './schema'

/** One generation with its run, its money and its image, as `queries.ts` selects it. */
export type RunRow = {
  runId: string
  runVersion: number
  runCreatedAt: Date
  settings: unknown
  modelId: string
  quotedCenticredits: number
  sweepId: string | null
  cell: number | null
  columns: number | null
  rows: number | null
  generationId: string
  position: number
  state: GenerationStateName
  seed: bigint | null
  returnedSeed: bigint | null
  costCenticredits: number
  code: string | null
  message: string | null
  startedAt: Date | null
  finishedAt: Date | null
  holdState: 'open' | 'captured' | 'released' | null
  refunded: boolean
  imageId: string | null
  widthPx: number | null
  heightPx: number | null
  thumbhash: Uint8Array | null
  deletedAt: Date | null
  hasVariants: boolean
  favouritedAt: Date | null
  imageShownAt: Date | null
  runShownAt: Date | null
}

/** Rows of whole runs, in run order, as views. `nameOf` gives a model's name for people. */
export function runViews(rows: RunRow[], nameOf: (modelId: string) => string): RunView[] {
  const byRun = Map.groupBy(rows, (row) => row.runId)
  return [...byRun.values()].map((group) => runView(group, nameOf))
}

export type NewGeneration = { id: string; position: number; seed: bigint | null; costCenticredits: number }
type NewRun = {
  runId: string
  createdAt: Date
  settings: RunSettings
  quotedCenticredits: number
  sweep?: RunView['sweep']
  generations: NewGeneration[]
}

/** A run that was just written, as it would be read back: everything waits and is held for. */
export function newRunView(run: NewRun, nameOf: (modelId: string) => string): RunView {
  const { runId, createdAt: runCreatedAt, settings, quotedCenticredits } = run
  const { id: sweepId, ...place } = run.sweep ?? { id: null, cell: null, columns: null, rows: null }
  const same = {
    runId,
    runVersion: 1,
    runCreatedAt,
    settings,
    modelId: settings.model,
    quotedCenticredits,
    sweepId,
    ...place,
  }
  const rows = run.generations.map(({ id: generationId, position, seed, costCenticredits }) => ({
    ...same,
    ...UNTOUCHED,
    ...{ generationId, position, seed, costCenticredits },
  }))
  return runView(rows, nameOf)
}

const UNTOUCHED = {
  state: 'queued',
  holdState: 'open',
  refunded: false,
  hasVariants: false,
  returnedSeed: null,
  code: null,
  message: null,
  startedAt: null,
  finishedAt: null,
  imageId: null,
  widthPx: null,
  heightPx: null,
  thumbhash: null,
  deletedAt: null,
  favouritedAt: null,
  imageShownAt: null,
  runShownAt: null,
} as const

function runView(rows: RunRow[], nameOf: (modelId: string) => string): RunView {
  const [first] = rows
  if (!first) throw new Error('a run has at least one generation')
  const generations = rows.map(generationView).sort((a, b) => a.position - b.position)
  return {
    id: first.runId,
    version: first.runVersion,
    createdAt: first.runCreatedAt.toISOString(),
    done: generations.every((generation) => generation.finishedAt !== null),
    shown: first.runShownAt !== null,
    mine: true,
    settings: RunSettings.parse(first.settings),
    sweep: placeOf(first),
    modelName: nameOf(first.modelId),
    money: moneyOf(first.quotedCenticredits, generations),
    generations,
  }
}

/** A sweep of one axis is one row. */
const placeOf = ({ sweepId, cell, columns, rows }: RunRow): RunView['sweep'] =>
  sweepId === null || cell === null ? null : { id: sweepId, cell, columns: columns ?? 1, rows: rows ?? 1 }

function moneyOf(quoted: number, generations: GenerationView[]): RunView['money'] {
  const sum = (...states: GenerationView['money'][]) =>
    generations.filter((g) => states.includes(g.money)).reduce((total, g) => total + g.costCenticredits, 0)
  return { quoted, spent: sum('captured'), held: sum('held'), returned: sum('released', 'refunded') }
}

function generationView(row: RunRow): GenerationView {
  const money = row.refunded ? 'refunded' : row.holdState === 'open' ? 'held' : (row.holdState ?? 'released')
  return {
    id: row.generationId,
    position: row.position,
    state: row.state,
    seed: seedOf(row),
    costCenticredits: row.costCenticredits,
    money,
    code: row.code,
    message: row.message && `${row.message} ${moneySentence(money, row.costCenticredits)}`.trim(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    image: imageOf(row),
  }
}

const seedOf = ({ returnedSeed, seed }: RunRow): number | null => {
  const known = returnedSeed ?? seed
  return known === null ? null : Number(known)
}

/** What became of the credits, said from the ledger's state and nothing else. */
function moneySentence(money: GenerationView['money'], costCenticredits: number): string {
  const credits = formatCredits(costCenticredits)
  const verb = costCenticredits === 100 ? 'credit is' : 'credits are'
  if (money === 'released' || money === 'refunded') return `Your ${credits} ${verb} back.`
  if (money === 'held') return `Your ${credits} ${verb} still held.`
  return `It cost ${credits} credits.`
}

function imageOf(row: RunRow): GenerationView['image'] {
  if (row.imageId === null || row.widthPx === null || row.heightPx === null) return null
  return {
    id: row.imageId,
    widthPx: row.widthPx,
    heightPx: row.heightPx,
    thumbhash: row.thumbhash && Buffer.from(row.thumbhash).toString('base64'),
    hasVariants: row.hasVariants,
    deleted: row.deletedAt !== null,
    favouritedAt: row.favouritedAt?.toISOString() ?? null,
    shown: row.imageShownAt !== null,
  }
}

/**
 * A run as those see it whom it is shown to: no word of money, none of its author's favourites, and only the pictures
 * that they may see.
 */
export const withoutMoney = (run: RunView): RunView => ({
  ...run,
  mine: false,
  money: { quoted: 0, spent: 0, held: 0, returned: 0 },
  generations: run.generations.map(generationWithoutMoney),
})

export const generationWithoutMoney = (generation: GenerationView): GenerationView => {
  const { image, message, money, costCenticredits } = generation
  const seen = image?.shown && !image.deleted ? { ...image, favouritedAt: null } : null
  return {
    ...generation,
    ...{ costCenticredits: 0, money: 'released', image: seen },
    message: message?.replace(moneySentence(money, costCenticredits), '').trim() ?? null,
  }
}
