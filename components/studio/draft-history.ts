import { MARGINS } from './arrange-fields'
import type { Draft, DraftAction } from './draft'

const MOST_STEPS = 200
/** Edits of one thing closer together than this are one: a word typed, a slider dragged. */
const PAUSE_MS = 1_000

type Step = { draft: Draft; name: string }
/** The draft, what it was before each edit, and what was undone. Names say what an edit changed. */
export type DraftHistory = {
  past: readonly Step[]
  draft: Draft
  future: readonly Step[]
  last: { thing: string; atMs: number } | null
}

export type DraftEdit = DraftAction | { type: 'undone' } | { type: 'redone' }
type Timed = { edit: DraftEdit | { type: 'draft opened'; draft: Draft }; atMs: number }

export const beginHistory = (draft: Draft): DraftHistory => ({ past: [], draft, future: [], last: null })

/** Lets every edit of the reducer be taken back and done again; edits of one thing in one go are one step. */
export const historyReducer = (reduce: (draft: Draft, action: DraftAction) => Draft) =>
  function reduceHistory(history: DraftHistory, { edit, atMs }: Timed): DraftHistory {
    switch (edit.type) {
      case 'draft opened':
        return beginHistory(edit.draft)
      case 'undone':
        return undo(history)
      case 'redone':
        return redo(history)
      default:
        return step(history, reduce(history.draft, edit), edit, atMs)
    }
  }

function step(history: DraftHistory, draft: Draft, edit: DraftAction, atMs: number): DraftHistory {
  if (isSame(history.draft, draft)) return { ...history, draft }
  const thing = thingOf(edit)
  const { last, past } = history
  const goesOn = last !== null && last.thing === thing && atMs - last.atMs < PAUSE_MS && mayGoOn(edit)
  const before = { draft: history.draft, name: nameOf(edit) }
  return {
    past: goesOn ? past : [...past, before].slice(-MOST_STEPS),
    draft,
    future: [],
    last: { thing, atMs },
  }
}

function undo({ past, draft, future }: DraftHistory): DraftHistory {
  const back = past.at(-1)
  if (!back) return { past, draft, future, last: null }
  return {
    past: past.slice(0, -1),
    draft: back.draft,
    future: [{ draft, name: back.name }, ...future],
    last: null,
  }
}

function redo({ past, draft, future }: DraftHistory): DraftHistory {
  const [next, ...rest] = future
  if (!next) return { past, draft, future, last: null }
  return { past: [...past, { draft, name: next.name }], draft: next.draft, future: rest, last: null }
}

/** What is remembered for other models and operations is nothing one would take back. */
const inSight = ({ putAway: _, lastModel: __, ...draft }: Draft) => JSON.stringify(draft)
const isSame = (a: Draft, b: Draft) => a === b || inSight(a) === inSight(b)
/** Choices are steps of their own; only what is typed, dragged or pressed again and again runs together. */
const mayGoOn = ({ type }: DraftAction) =>
  type === 'field written' ||
  type === 'variable written' ||
  type === 'count chosen' ||
  type === 'seed locked' ||
  type === 'seeds listed'

function thingOf(edit: DraftAction): string {
  if (edit.type === 'field written') return isMargin(edit.name) ? 'the frame' : `field ${edit.name}`
  if (edit.type === 'variable written') return `variable ${edit.name}`
  return 'field' in edit ? `${edit.type} ${edit.field}` : edit.type
}

const NAME: { readonly [T in DraftAction['type']]: string } = {
  'operation chosen': 'the operation',
  'model chosen': 'the model',
  'field written': 'a setting',
  'image put in slot': 'a picture',
  'slot emptied': 'a picture',
  'image brought': 'a picture',
  'variable written': 'a variable',
  'count chosen': 'the number of images',
  'seed locked': 'the seed',
  'seeds listed': 'the seeds',
  'seed freed': 'the seed',
  'settings reused': 'the settings taken over',
  'draft restored': 'the settings',
}
const FIELD_NAME: Readonly<Record<string, string>> = {
  prompt: 'the prompt',
  negativePrompt: 'the negative prompt',
  aspectRatio: 'the aspect ratio',
}
const nameOf = (edit: DraftAction) =>
  (edit.type === 'field written' ? fieldNameOf(edit.name) : undefined) ?? NAME[edit.type]
const fieldNameOf = (name: string) => (isMargin(name) ? 'the frame' : FIELD_NAME[name])
/** A corner dragged moves two sides in turn. */
const isMargin = (name: string) => MARGINS.some((margin) => margin === name)
