import { describe, expect, it } from 'vitest'
import { type Draft, firstDraft } from '@/components/studio/draft'
import { offerOf } from '@/components/studio/offers'
import { capabilityIn, LARGE, MODELS, TURBO } from '@/components/studio/sample-models'
import { StartSweepInput } from '@/lib/runs/sweep/schema'
import { axisFields, firstValues, optionsOf, type Source } from './axis-fields'
import { planSweep, usualSweepMs } from './plan'

const CHEAP = { ...capabilityIn(TURBO, 'text-to-image'), costCenticredits: 400, usualMs: 2_000 }
const models = [LARGE, { ...TURBO, capabilities: [CHEAP] }, ...MODELS.slice(2)]

function source(values: Draft['values'], more: Partial<Draft> = {}): Source {
  const draft = { ...firstDraft(models), values, ...more }
  return { draft, offer: offerOf(draft, models), models }
}
const SOFA = { prompt: 'a {{colour}} sofa' }
const CFG = { field: 'cfgScale', values: [1, 4, 7] } as const
const COLOUR = { field: '{{colour}}', values: ['red', 'blue'] } as const
const BOTH = { field: 'model', values: [LARGE.id, TURBO.id] } as const

describe('what a sweep may go along', () => {
  it('is what the record has, and the variables of the prompt', () => {
    const fields = axisFields(source(SOFA))
    expect(fields.slice(0, 5)).toEqual(['seed', 'model', '{{colour}}', 'prompt', 'aspectRatio'])
    expect(fields).toEqual(expect.arrayContaining(['cfgScale', 'outputFormat', 'negativePrompt']))
  })

  it('begins with sensible values', () => {
    const draw = [11, 12, 13, 14][Symbol.iterator]()
    const next = () => draw.next().value ?? 0
    expect(firstValues('seed', source(SOFA, { seeds: [5] }), next)).toEqual([5, 11, 12, 13])
    expect(firstValues('cfgScale', source(SOFA), next)).toEqual([1, 4, 7, 10])
    expect(firstValues('aspectRatio', source(SOFA), next)).toEqual(['16:9', '1:1', '9:16'])
    expect(firstValues('prompt', source({ prompt: 'a {red|blue} cup' }), next)).toHaveLength(2)
    expect(firstValues('{{colour}}', source(SOFA), next)).toEqual([])
    expect(optionsOf('model', source(SOFA))).toEqual([LARGE.id, TURBO.id])
    expect(optionsOf('cfgScale', source(SOFA))).toBeNull()
  })
})

describe('the plan', () => {
  it('counts and prices every cell, images of a cell included', () => {
    const plan = planSweep(source(SOFA, { count: 2 }), [CFG, COLOUR])
    expect(plan).toMatchObject({ columns: 3, rows: 2, count: 2, costCenticredits: 3 * 2 * 2 * 650 })
    expect(plan.problem).toBeUndefined()
    expect(plan.axisProblems).toEqual([undefined, undefined])
  })

  it('prices each model by itself, and keeps to the count that all of them make', () => {
    const plan = planSweep(source(SOFA, { count: 5 }), [BOTH])
    expect(plan.run.count).toBe(3)
    expect(plan.costCenticredits).toBe(3 * (650 + 400))
    expect(plan.cells.map(({ usualMs }) => usualMs)).toEqual([9_000, 2_000])
  })

  it('leaves out what not every model takes, and says so', () => {
    const plan = planSweep(source({ ...SOFA, negativePrompt: 'fog' }), [BOTH])
    expect(plan.run.negativePrompt).toBeUndefined()
    expect(plan.notes.join()).toContain('Negative prompt')
    expect(planSweep(source({ ...SOFA, negativePrompt: 'fog' }), [CFG]).run.negativePrompt).toBe('fog')
  })

  it('along the seed makes one image a cell', () => {
    const plan = planSweep(source(SOFA, { count: 4, seeds: [9] }), [{ field: 'seed', values: [1, 2] }])
    expect(plan.run).toMatchObject({ count: 1 })
    expect(plan.run.seeds).toBeUndefined()
  })

  it('is what the API takes', () => {
    const { run } = planSweep(source(SOFA, { seeds: [9] }), [CFG, COLOUR])
    expect(StartSweepInput.safeParse({ run, axes: [CFG, COLOUR] }).success).toBe(true)
  })

  it('says what is wrong beside the axis', () => {
    const problems = (values: readonly (string | number)[], field: 'cfgScale' | 'seed' | '{{colour}}') =>
      planSweep(source(SOFA), [{ field, values }]).axisProblems[0]
    expect(problems([], '{{colour}}')).toBe('Give it at least one value.')
    expect(problems([4, 11], 'cfgScale')).toBe('11: large takes from 1 to 10.')
    expect(problems([0], 'seed')).toContain('from 1 to 4294967294')
    expect(
      planSweep(source(SOFA), [BOTH, { field: 'negativePrompt', values: ['fog'] }]).axisProblems[1],
    ).toBe('turbo has no negative prompt.')
  })

  it('says what is wrong with the whole, unless an axis gives it', () => {
    expect(planSweep(source({}), [CFG]).problem).toBe('Write a prompt first.')
    expect(planSweep(source({}), [{ field: 'prompt', values: ['a cup'] }]).problem).toBeUndefined()
    const seeds = Array.from({ length: 134 }, (_, i) => i + 1)
    const plan = planSweep(source(SOFA), [CFG, { field: 'seed', values: seeds }])
    expect(plan.problem).toBe('A sweep has at most 400 cells; this one has 402.')
  })

  it('tells of variables and choices that nobody fills', () => {
    expect(planSweep(source(SOFA), [CFG]).notes.join()).toContain('{{colour}} is sent as it is written')
    expect(planSweep(source({ prompt: 'a {red|blue} cup' }), [CFG]).notes.join()).toContain(
      'Sweep along Prompt',
    )
    expect(planSweep(source(SOFA), [COLOUR]).notes).toEqual([])
  })
})

it('takes as long as its slowest image, or as all of them many at once', () => {
  const cell = { quotedCenticredits: 1, usualMs: 8_000, size: { widthPx: 1, heightPx: 1 } }
  expect(usualSweepMs([cell], 1)).toBe(8_000)
  expect(usualSweepMs(Array(100).fill(cell), 1)).toBe(25_000)
  expect(usualSweepMs([], 1)).toBe(0)
})
