import { describe, expect, it } from 'vitest'
import { draftReducer, firstDraft } from './draft'
import { beginHistory, type DraftEdit, type DraftHistory, historyReducer } from './draft-history'
import { MODELS } from './sample-models'

const reduce = historyReducer(draftReducer(MODELS))
const first = beginHistory(firstDraft(MODELS))
/** Edits `gapMs` apart. */
const edited = (edits: DraftEdit[], gapMs = 5_000, from: DraftHistory = first) =>
  edits.reduce((history, edit, index) => reduce(history, { edit, atMs: index * gapMs }), from)
const write = (value: string): DraftEdit => ({ type: 'field written', name: 'prompt', value })
const count = (value: number): DraftEdit => ({ type: 'count chosen', count: value })
const undone: DraftEdit = { type: 'undone' }
const redone: DraftEdit = { type: 'redone' }

describe('the history of a draft', () => {
  it('takes every edit back, one after the other, and does it again', () => {
    const there = edited([write('a cup'), count(4), { type: 'seed locked', seed: 7 }])
    expect(there.past.map(({ name }) => name)).toEqual(['the prompt', 'the number of images', 'the seed'])
    const back = edited([undone, undone, undone], 0, there)
    expect(back.draft).toEqual(first.draft)
    expect(edited([redone, redone, redone], 0, back).draft).toEqual(there.draft)
  })

  it('has nothing before the first edit and nothing after the last', () => {
    expect(edited([undone]).draft).toEqual(first.draft)
    expect(edited([write('a'), redone]).draft.values.prompt).toBe('a')
  })

  it('takes back a text typed in one go at once, and in two goes in two', () => {
    const typed = edited([write('a'), write('a '), write('a c')], 100)
    expect(typed.past).toHaveLength(1)
    expect(edited([undone], 0, typed).draft.values.prompt).toBeUndefined()
    expect(edited([write('a'), write('a b')], 1_000).past).toHaveLength(2)
  })

  it('never runs two things together, nor two choices', () => {
    expect(edited([write('a'), count(2), write('ab')], 1).past).toHaveLength(3)
    const [one, two] = MODELS
    const models = [one?.id ?? '', two?.id ?? '', one?.id ?? '']
    expect(
      edited(
        models.map((model) => ({ type: 'model chosen', model }) as const),
        1,
      ).past.length,
    ).toBe(2)
  })

  it('takes the frame dragged by a corner back at once', () => {
    const side = (name: 'left' | 'up', value: number): DraftEdit => ({ type: 'field written', name, value })
    const dragged = edited([side('left', 10), side('up', 5), side('left', 30), side('up', 15)], 100)
    expect(dragged.past.map(({ name }) => name)).toEqual(['the frame'])
    expect(edited([undone], 0, dragged).draft).toEqual(first.draft)
  })

  it('starts a new text after an undo, so that what comes next is not lost in it', () => {
    const history = edited([write('a'), undone, write('b'), undone], 10)
    expect(history.draft.values.prompt).toBeUndefined()
    expect(history.future).toHaveLength(1)
  })

  it('forgets what was undone once something else is done', () => {
    expect(edited([write('a'), undone, count(3)]).future).toEqual([])
  })

  it('takes no step for an edit that changes nothing', () => {
    expect(edited([count(1), { type: 'seed freed' }]).past).toEqual([])
  })

  it('begins anew with a draft that was kept, which is not an edit', () => {
    const kept = { ...first.draft, count: 3 }
    const opened = reduce(edited([write('a')]), { edit: { type: 'draft opened', draft: kept }, atMs: 0 })
    expect(opened).toEqual(beginHistory(kept))
  })

  it('keeps a bounded number of steps', () => {
    expect(edited(Array.from({ length: 500 }, (_, n) => write(`${n}`))).past).toHaveLength(200)
  })
})
