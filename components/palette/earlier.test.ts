import { expect, it, vi } from 'vitest'
import type { SavedPromptView } from '@/lib/prompts/schema'
import { savedCommands, sweepCommands, withSaved } from './earlier'
import { find } from './find'

const run = (sweepId: string | null, prompt: string) =>
  ({
    settings: { prompt },
    sweep: sweepId && { id: sweepId, cell: 0, columns: 3, rows: 2 },
  }) as never
const SAVED = [
  { id: '1', kind: 'prompt', name: 'Tea poster', text: 'a red cup' },
  { id: '2', kind: 'style', name: 'Night', text: 'moonlit, blue' },
] as SavedPromptView[]

it('offers each sweep once, with its grid, and goes there', () => {
  const go = vi.fn()
  const commands = sweepCommands([run('a', 'a cup'), run(null, 'a fox'), run('b', ''), run('a', 'a cup')], go)
  expect(commands.map(({ name, aside }) => [name, aside])).toEqual([
    ['a cup', '3 × 2'],
    ['Without a prompt', '3 × 2'],
  ])
  commands[1]?.run()
  expect(go).toHaveBeenCalledWith('/sweeps/b')
})

it('finds what is kept by its name, its kind and its words, and takes it', () => {
  const take = vi.fn()
  const commands = savedCommands(SAVED, take)
  const names = (query: string) =>
    find(commands, query, []).flatMap((each) => each.commands.map(({ name }) => name))
  expect(names('tea')).toEqual(['Tea poster'])
  expect(names('moonlit')).toEqual(['Night'])
  expect(names('style')).toEqual(['Night'])
  commands[0]?.run()
  expect(take).toHaveBeenCalledWith(SAVED[0])
})

it('a prompt takes the place of what is written, a style stands behind it', () => {
  expect(withSaved('a fox', { kind: 'prompt', text: 'a red cup' })).toBe('a red cup')
  expect(withSaved('a fox', { kind: 'style', text: 'moonlit' })).toBe('a fox, moonlit')
})
