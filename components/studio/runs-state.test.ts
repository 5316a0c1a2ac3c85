import { describe, expect, it } from 'vitest'
import type { GenerationView, RunView } from '@/lib/runs/schema'
import { dayLabel, groupByDay } from './days'
import { announcement, appendPage, mergeRuns, promptHistory, walkHistory } from './runs-state'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

function run(
  n: number,
  more: Partial<RunView> = {},
  states: GenerationView['state'][] = ['running'],
): RunView {
  return {
    id: id(n),
    version: 1,
    createdAt: new Date(Date.UTC(2026, 10, 21, 9, n)).toISOString(),
    done: false,
    shown: false,
    mine: true,
    settings: {
      model: 'stability/sd3.5-large',
      operation: 'text-to-image',
      prompt: `prompt ${n}`,
      aspectRatio: '1:1',
      widthPx: 1024,
      heightPx: 1024,
      outputFormat: 'png',
    },
    sweep: null,
    modelName: 'SD 3.5 Large',
    money: { quoted: 650, spent: 0, held: 650, returned: 0 },
    generations: states.map((state, position) => ({
      id: id(n * 100 + position),
      position,
      state,
      seed: 1,
      costCenticredits: 650,
      money: 'held',
      code: null,
      message: state === 'filtered' ? 'It was blurred. Your 6.5 credits are back.' : null,
      startedAt: null,
      finishedAt: null,
      image: null,
    })),
    ...more,
  }
}

const empty = { runs: [], nextCursor: null }

describe('runs coming in', () => {
  it('keeps the highest version, whatever the order', () => {
    const versions = [3, 1, 2].map((version) => run(1, { version }))
    const state = versions.reduce(
      (now, each) => mergeRuns(now, [each]),
      empty as ReturnType<typeof mergeRuns>,
    )
    expect(state.runs.map((each) => each.version)).toEqual([3])
  })

  it('is the same object when nothing is new, so nothing is drawn again', () => {
    const state = mergeRuns(empty, [run(1)])
    expect(mergeRuns(state, [run(1)])).toBe(state)
  })

  it('stands newest first', () => {
    const state = mergeRuns(empty, [run(1), run(3), run(2)])
    expect(state.runs.map((each) => each.id)).toEqual([id(3), id(2), id(1)])
  })

  it('has one entry for a sweep: the first run of its first cell', () => {
    const cell = (n: number, cell: number) => run(n, { sweep: { id: id(9), cell, columns: 2, rows: 1 } })
    const state = mergeRuns(empty, [cell(1, 0), cell(2, 1)])
    expect(mergeRuns(state, [cell(3, 0)]).runs.map((each) => each.id)).toEqual([id(1)])
  })

  it('adds an older page once', () => {
    const first = { runs: [run(3)], nextCursor: 'a' }
    const page = { items: [run(2), run(1)], nextCursor: 'b' }
    const once = appendPage(first, 'a', page)
    expect(once.nextCursor).toBe('b')
    expect(appendPage(once, 'a', { ...page, nextCursor: 'a' })).toEqual(once)
  })
})

describe('days', () => {
  const reader = { locale: 'en-GB', timeZone: 'UTC' }
  const now = Date.UTC(2026, 10, 21, 1, 30)
  it.each([
    [Date.UTC(2026, 10, 21, 0, 10), 'Today'],
    [Date.UTC(2026, 10, 20, 23, 0), 'Yesterday'],
    [Date.UTC(2026, 10, 17, 9, 0), 'Tuesday'],
    [Date.UTC(2026, 9, 3, 9, 0), '3 October'],
    [Date.UTC(2025, 4, 3, 9, 0), '3 May 2025'],
  ])('%i is %s', (at, label) => expect(dayLabel(at, now, reader)).toBe(label))

  it('are the person’s own', () => {
    const late = Date.UTC(2026, 10, 20, 23, 0)
    expect(dayLabel(late, now, { ...reader, timeZone: 'Asia/Tokyo' })).toBe('Today')
  })

  it('hold their runs', () => {
    const days = groupByDay([run(2), run(1), run(0, { createdAt: '2026-11-20T10:00:00Z' })], now, reader)
    expect(days.map((day) => [day.label, day.runs.length])).toEqual([
      ['Today', 2],
      ['Yesterday', 1],
    ])
  })
})

describe('the walk through earlier prompts', () => {
  const prompts = promptHistory([run(2), run(1), run(2)])
  it('has each prompt once', () => expect(prompts).toEqual(['prompt 2', 'prompt 1']))

  it('starts from an empty field, ends at the oldest, and comes back to empty', () => {
    const first = walkHistory(prompts, -1, '', 'older')
    expect(first).toEqual({ at: 0, text: 'prompt 2' })
    expect(walkHistory(prompts, 0, 'prompt 2', 'older')).toEqual({ at: 1, text: 'prompt 1' })
    expect(walkHistory(prompts, 1, 'prompt 1', 'older')).toBeNull()
    expect(walkHistory(prompts, 1, 'prompt 1', 'newer')).toEqual({ at: 0, text: 'prompt 2' })
    expect(walkHistory(prompts, 0, 'prompt 2', 'newer')).toEqual({ at: -1, text: '' })
  })

  it('leaves a written text alone', () => {
    expect(walkHistory(prompts, -1, 'mine', 'older')).toBeNull()
    expect(walkHistory(prompts, 0, 'prompt 2, changed', 'older')).toBeNull()
    expect(walkHistory(prompts, -1, '', 'newer')).toBeNull()
  })
})

describe('what is read aloud', () => {
  it('says each change once, with the money', () => {
    const before = run(1, {}, ['running', 'running'])
    const next = run(1, { version: 2 }, ['succeeded', 'filtered'])
    expect(announcement(before, next)).toBe(
      'Image 1 of 2 is ready. Image 2 of 2 was stopped by the filter. It was blurred. Your 6.5 credits are back.',
    )
    expect(announcement(next, { ...next, version: 3 })).toBe('')
  })

  it('says nothing of runs that were over before they were seen', () => {
    expect(announcement(undefined, run(1, {}, ['succeeded']))).toBe('')
  })
})
