import { expect, it } from 'vitest'
import type { RunSettings } from '@/lib/runs/schema'
import { type Compared, settingsDiff } from './settings-diff'

const made = (more: Partial<RunSettings> = {}, seed: number | null = 7): Compared => ({
  settings: {
    model: 'stability/sd3.5-large',
    operation: 'text-to-image',
    prompt: 'a red sofa',
    aspectRatio: '1:1',
    outputFormat: 'png',
    widthPx: 1024,
    heightPx: 1024,
    ...more,
  },
  seed,
  modelName: 'SD 3.5 Large',
})
const text = (value: string | null) => ({ kind: 'value', text: value })

it('says nothing of what is the same', () => {
  expect(settingsDiff([made(), made(), made()])).toEqual([])
})

it('tells what differs, with nothing where one was left alone', () => {
  expect(settingsDiff([made(), made({ cfgScale: 6 }, 8)])).toEqual([
    { name: 'cfgScale', label: 'Guidance', cells: [text(null), text('6')] },
    { name: 'seed', label: 'Seed', cells: [text('7'), text('8')] },
  ])
})

it('tells prompts word by word against the first', () => {
  const [row] = settingsDiff([made(), made({ prompt: 'a blue sofa' })])
  expect(row?.cells).toEqual([
    text('a red sofa'),
    {
      kind: 'words',
      pieces: [
        { text: 'a ', kind: 'same' },
        { text: 'red', kind: 'removed' },
        { text: 'blue', kind: 'added' },
        { text: ' sofa', kind: 'same' },
      ],
    },
  ])
})

it('stands with pictures that nobody made here', () => {
  const rows = settingsDiff([made(), { settings: null, seed: null, modelName: null }])
  expect(rows.map(({ label, cells }) => [label, cells[1]])).toContainEqual(['Prompt', text(null)])
  expect(settingsDiff([])).toEqual([])
})
