import { describe, expect, it } from 'vitest'
import { MAX_AXIS_VALUES } from '@/lib/runs/sweep/rules'
import { batchOf, MAX_PROMPTS } from './batch'
import { batchProblem, batchSentence } from './batch-words'

const FIELD = { kind: 'text', maxChars: 40, required: true } as const
const problem = (text: string, written = {}) => batchProblem(batchOf(text, written), FIELD)

describe('a prompt for many', () => {
  it('is itself when it holds nothing to choose', () => {
    for (const text of ['a cup', 'a { b', 'a {b} c', ''])
      expect(batchOf(text, {})).toMatchObject({ isTemplate: false, count: 1, prompts: [text] })
    expect(batchOf(String.raw`a \{b\|c\}`, {})).toMatchObject({ isTemplate: false, prompts: ['a {b|c}'] })
  })

  it('names each prompt once', () => {
    expect(batchOf('a {red|green|red} cup', {}).prompts).toEqual(['a red cup', 'a green cup'])
    expect(batchOf('a cup{| |, red}', {})).toMatchObject({ count: 2, prompts: ['a cup', 'a cup, red'] })
  })

  it('fills variables with what is written, parted by bars', () => {
    const batch = batchOf('{{what}} in {{where}}', { what: ' a cup | a plate|', where: 'rain, at night' })
    expect(batch).toMatchObject({
      count: 2,
      prompts: ['a cup in rain, at night', 'a plate in rain, at night'],
      unfilled: [],
    })
  })

  it('names the variables without a value in words', () => {
    expect(problem('{{colour}} cup')).toBe('Give “colour” a value first.')
    expect(problem('{{a}}{{b}}{{c}}', { b: 'x' })).toBe('Give “a” and “c” a value first.')
    expect(batchOf('{{constructor}}', {}).unfilled).toEqual(['constructor'])
  })

  it('takes as many as a sweep does and no more', () => {
    expect(MAX_PROMPTS).toBe(MAX_AXIS_VALUES)
    expect(problem(`${'{a|b}'.repeat(6)}`)).toBeUndefined()
    expect(problem(`${'{a|b}'.repeat(7)}`)).toMatch(/^128 prompts are too many at once: at most 100/)
    expect(problem(`${'{a|b}'.repeat(60)}`)).toMatch(/^Over a million prompts/)
    expect(batchOf('{a|b}'.repeat(60), {}).prompts.length).toBeLessThanOrEqual(2000)
  })

  it('refuses an empty prompt and one that is too long among them', () => {
    expect(problem('{|a cup}')).toBe('One of these prompts has no words.')
    expect(problem(`a {cup|${'x'.repeat(60)}}`)).toMatch(/^The longest of these prompts has 62 characters/)
  })
})

describe('the line under the prompt', () => {
  const line = (text: string, imagesEach = 1, written = {}) =>
    batchSentence(batchOf(text, written), imagesEach, '39 credits')

  it.each([
    ['{a|b|c}{d|e}', 1, '6 prompts · 39 credits'],
    ['{a|b|c}{d|e}', 2, '6 prompts × 2 images · 39 credits'],
    ['{{a}}', 1, '1 prompt · 39 credits · “a” has no value yet'],
    ['{{a}}{{b}}', 1, '1 prompt · 39 credits · “a” and “b” have no value yet'],
    ['{a|b}'.repeat(7), 1, '128 prompts: at most 100 at once'],
  ] as const)('%s for %i: %s', (text, each, sentence) => expect(line(text, each)).toBe(sentence))
})
