import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldErrors } from '@/lib/core/errors'
import type { Fields } from '../schema'
import { settingsShape } from './rules'

const FIELDS: Fields = {
  prompt: { kind: 'text', maxChars: 20, required: true },
  negativePrompt: { kind: 'text', maxChars: 20 },
  strength: { kind: 'number', min: 0, max: 1, step: 0.01, required: true },
  steps: { kind: 'number', min: 1, max: 50, step: 1, default: 28 },
  outputFormat: { kind: 'choice', options: ['png', 'webp'], default: 'png' },
  stylePreset: { kind: 'choice', options: ['anime', 'enhance'] },
  aspectRatio: { kind: 'ratio', shapes: [{ ratio: '3:2', widthPx: 3, heightPx: 2 }], default: '3:2' },
  keepOriginalBackground: { kind: 'flag', default: false },
  image: { kind: 'image', required: true },
}
const ID = '0191f2a0-0000-7000-8000-000000000001'
const good = { prompt: ' a cup ', strength: 0.5, image: ID }
const schema = z.strictObject(settingsShape(FIELDS))
const problems = (more: object) => {
  const parsed = schema.safeParse({ ...good, ...more })
  return parsed.success ? [] : fieldErrors(parsed.error)
}

describe('the schema of a record', () => {
  it('fills in format and ratio, and leaves other defaults to the upstream', () => {
    expect(schema.parse(good)).toEqual({ ...good, prompt: 'a cup', outputFormat: 'png', aspectRatio: '3:2' })
  })

  it.each([
    [{ prompt: ' ' }, 'prompt', 'must not be empty'],
    [{ prompt: 'x'.repeat(21) }, 'prompt', 'must have at most 20 characters'],
    [{ strength: 1.1 }, 'strength', 'must be from 0 to 1'],
    [{ strength: Number.NaN }, 'strength', 'must be from 0 to 1'],
    [{ strength: '0.5' }, 'strength', 'must be from 0 to 1'],
    [{ steps: 1.5 }, 'steps', 'must be a whole number from 1 to 50'],
    [{ steps: 51 }, 'steps', 'must be a whole number from 1 to 50'],
    [{ outputFormat: 'jpg' }, 'outputFormat', 'must be one of png, webp'],
    [{ aspectRatio: '4:3' }, 'aspectRatio', 'must be one of 3:2'],
    [{ image: '../etc/passwd' }, 'image', 'must be the id of an image'],
    [{ mask: ID }, 'mask', 'is not a known field'],
    [{ cfgScale: 4 }, 'cfgScale', 'is not a known field'],
  ])('%j: %s %s', (more, field, message) => expect(problems(more)).toEqual([{ field, message }]))

  it('insists on what is required', () => {
    const { image: _, strength: __, ...rest } = good
    const parsed = schema.safeParse(rest)
    expect(parsed.success ? [] : fieldErrors(parsed.error).map(({ field }) => field)).toEqual([
      'image',
      'strength',
    ])
  })
})
