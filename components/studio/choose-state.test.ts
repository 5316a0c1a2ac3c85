import { describe, expect, it } from 'vitest'
import {
  beginChoosing,
  type ChoosingAction,
  currentId,
  outcomeSentence,
  reduceChoosing,
  trashedIds,
} from './choose-state'

const keep: ChoosingAction = { type: 'judged', verdict: 'kept' }
const trash: ChoosingAction = { type: 'judged', verdict: 'trashed' }
const back: ChoosingAction = { type: 'stepped back' }
const judged = (...actions: ChoosingAction[]) =>
  actions.reduce(reduceChoosing, beginChoosing(['a', 'b', 'c']))

describe('choosing among the pictures of a run', () => {
  it('shows one after the other and ends', () => {
    expect(currentId(judged())).toBe('a')
    expect(currentId(judged(keep, trash))).toBe('c')
    expect(currentId(judged(keep, trash, keep))).toBeUndefined()
    expect(judged(keep, keep, keep, trash).verdicts).toHaveLength(3)
  })

  it('steps back one at a time, and no further than the first', () => {
    expect(currentId(judged(keep, trash, back))).toBe('b')
    expect(trashedIds(judged(keep, trash, back))).toEqual([])
    expect(currentId(judged(back, back))).toBe('a')
  })

  it('begins again', () => expect(judged(trash, trash, { type: 'begun again' })).toEqual(judged()))

  it('keeps what could not be moved to the trash', () => {
    const left = judged(trash, trash, keep, { type: 'kept after all', id: 'a' })
    expect(trashedIds(left)).toEqual(['b'])
  })

  it.each([
    [[keep, keep, keep], 'You kept all three, now among your favourites.'],
    [[trash, trash, trash], 'You moved all three to the trash, where they stay for 30 days.'],
    [
      [keep, trash, keep],
      'You kept two, now among your favourites, and moved one to the trash, where it stays for 30 days.',
    ],
    [
      [keep, trash, trash],
      'You kept one, now among your favourites, and moved two to the trash, where they stay for 30 days.',
    ],
  ])('%j ends with a sentence', (actions, sentence) =>
    expect(outcomeSentence(judged(...actions))).toBe(sentence),
  )
})
