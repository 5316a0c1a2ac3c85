import { diffWords, type Change as Piece } from '@/components/prompting/word-diff'
import { OPERATION } from '@/components/studio/operations'
import { FIELD_NAMES, FIELDS, type FieldName } from '@/lib/providers/fields/schema'
import type { RunSettings } from '@/lib/runs/schema'

/** What made one picture; `settings` is null for one that was brought along. */
export type Compared = { settings: RunSettings | null; seed: number | null; modelName: string | null }
export type Cell = { kind: 'value'; text: string | null } | { kind: 'words'; pieces: Piece[] }
/** One setting in which the pictures differ, with what each of them has. */
export type DiffRow = { name: string; label: string; cells: Cell[] }

const WORDS: ReadonlySet<FieldName> = new Set(['prompt', 'negativePrompt'])

/** Only what differs, first what matters most. Prompts are told word by word against the first picture's. */
export function settingsDiff(pictures: readonly Compared[]): DiffRow[] {
  const fields = FIELD_NAMES.filter((name) => name !== 'aspectRatio')
  return [
    row('model', 'Model', pictures, ({ modelName }) => modelName),
    row('operation', 'Operation', pictures, ({ settings }) => settings && OPERATION[settings.operation].name),
    ...fields.map((name) => row(name, FIELDS[name].label, pictures, ({ settings }) => told(name, settings))),
    row('size', 'Size', pictures, ({ settings }) => settings && sizeOf(settings)),
    row('seed', 'Seed', pictures, ({ seed }) => (seed === null ? null : String(seed))),
  ].filter((each) => each !== null)
}

const sizeOf = ({ aspectRatio, widthPx, heightPx }: RunSettings) =>
  `${aspectRatio ? `${aspectRatio} · ` : ''}${widthPx} × ${heightPx}`

/** Pictures are told apart, not named: their ids mean nothing to anybody. */
function told(name: FieldName, settings: RunSettings | null): string | null {
  const value = settings?.[name]
  if (value === undefined || value === '') return null
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

function row(
  name: string,
  label: string,
  pictures: readonly Compared[],
  read: (picture: Compared) => string | null,
): DiffRow | null {
  const values = pictures.map(read)
  if (values.every((value) => value === values[0])) return null
  const [first] = values
  const cells = values.map<Cell>((text, index) =>
    WORDS.has(name as FieldName) && index > 0 && first && text
      ? { kind: 'words', pieces: diffWords(first, text) }
      : { kind: 'value', text },
  )
  return { name, label, cells }
}

/** Whether the field holds a picture: its value is an id. */
export const isPicture = (name: string): boolean =>
  name in FIELDS && FIELDS[name as FieldName].kind === 'image'
