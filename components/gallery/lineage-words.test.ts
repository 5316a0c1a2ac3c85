import { expect, it } from 'vitest'
import type { RunSettings } from '@/lib/runs/schema'
import { changesOf } from './lineage-words'

const made = (more: Partial<RunSettings> = {}): RunSettings => ({
  model: 'p/a',
  operation: 'image-to-image',
  prompt: 'a red sofa',
  outputFormat: 'png',
  widthPx: 1,
  heightPx: 1,
  ...more,
})

it('tells what a step changed, words word by word', () => {
  const changes = changesOf(
    made({ cfgScale: 4 }),
    made({ cfgScale: 4, prompt: 'a blue sofa', strength: 0.35, image: 'x' }),
  )
  expect(changes.map(({ label }) => label)).toEqual(['prompt', 'strength'])
  expect(changes[0]?.pieces.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same'])
})

it('says nothing where nothing is known or nothing changed', () => {
  expect(changesOf(made(), made())).toEqual([])
  expect(changesOf(made(), null)).toEqual([])
  expect(changesOf(null, made()).map(({ label }) => label)).toEqual(['prompt'])
})
