import type { Brush, Point } from './brush'
import type { Edit } from './mask'

/** What was painted over a source. It goes on while the slot holds `maskId`, as when the strokes were put away. */
export type Kept = {
  maskId: string | null
  /** The mask picture that the edits were laid on; null for black. */
  baseId: string | null
  featherPx: number
  edits: readonly Edit[]
}

const inMemory = new Map<string, Kept>()
const keyOf = (sourceId: string) => `triptych.mask.${sourceId}`
const INDEX = 'triptych.masks'
const MOST = 4

/** Keeps the strokes for this tab, also over a reload as far as the browser has room. */
export function keepStrokes(sourceId: string, kept: Kept): void {
  inMemory.set(sourceId, kept)
  try {
    const others = indexed().filter((id) => id !== sourceId)
    for (const id of others.slice(MOST - 1)) sessionStorage.removeItem(keyOf(id))
    sessionStorage.setItem(INDEX, JSON.stringify([sourceId, ...others.slice(0, MOST - 1)]))
    sessionStorage.setItem(keyOf(sourceId), packStrokes(kept))
  } catch {
    sessionStorage.removeItem(keyOf(sourceId))
  }
}

/** The strokes to go on with, or null when there are none or the slot holds another mask by now. */
export function keptStrokes(sourceId: string, maskId: string | null): Kept | null {
  const kept = inMemory.get(sourceId) ?? unpackStrokes(sessionStorage.getItem(keyOf(sourceId)))
  return kept?.maskId === maskId ? kept : null
}

function indexed(): string[] {
  const ids: unknown = JSON.parse(sessionStorage.getItem(INDEX) ?? '[]')
  return Array.isArray(ids) ? ids.map(String) : []
}

/** Points as plain rows of numbers: a third of the text. */
export const packStrokes = (kept: Kept): string =>
  JSON.stringify({
    ...kept,
    edits: kept.edits.map((edit) =>
      'points' in edit
        ? [
            edit.kind,
            edit.sizePx,
            edit.hardness,
            edit.points.flatMap(({ x, y, pressure }) => [x, y, pressure]),
          ]
        : [edit.kind],
    ),
  })

/** What `packStrokes` wrote; null when there is nothing or it is damaged. */
export function unpackStrokes(text: string | null): Kept | null {
  if (text === null) return null
  try {
    const { maskId, baseId, featherPx, edits } = JSON.parse(text)
    const isSound = [maskId, baseId].every((id) => id === null || typeof id === 'string')
    if (!isSound || !isNumber(featherPx) || !Array.isArray(edits)) return null
    return { maskId, baseId, featherPx, edits: edits.map(unpackEdit) }
  } catch {
    return null
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

function unpackEdit([kind, sizePx, hardness, row]: unknown[]): Edit {
  if (kind === 'invert' || kind === 'clear') return { kind }
  const isStroke = (kind === 'paint' || kind === 'erase') && isNumber(sizePx) && isNumber(hardness)
  if (!isStroke || !Array.isArray(row) || !row.every(isNumber)) throw new Error('a damaged edit')
  return { ...({ kind, sizePx, hardness } satisfies Brush), points: pointsOf(row) }
}

const pointsOf = (row: readonly number[]): Point[] =>
  Array.from({ length: Math.floor(row.length / 3) }, (_, i) => ({
    ...{ x: row[i * 3] ?? 0, y: row[i * 3 + 1] ?? 0, pressure: row[i * 3 + 2] ?? 1 },
  }))
