import { expect, it } from 'vitest'
import { settingsInWords } from './settings-words'

it('says what was chosen, in the order of the studio, and nothing twice', () => {
  const words = settingsInWords({
    prompt: 'a cup',
    negativePrompt: 'people',
    aspectRatio: '1:1',
    outputFormat: 'png',
    image: '0191f2a0-0000-7000-8000-000000000001',
    strength: 0,
    keepOriginalBackground: true,
  })
  expect(words.map(({ label, value }) => [label, value])).toEqual([
    ['Negative prompt', 'people'],
    ['Strength', 0],
    ['Keep background', 'yes'],
  ])
})
