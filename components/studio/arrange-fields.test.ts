import { describe, expect, it } from 'vitest'
import { FIELDS } from '@/lib/providers/fields/schema'
import type { Capability } from '@/lib/providers/schema'
import { arrangeFields } from './arrange-fields'
import { capabilityIn, EDITS, LARGE } from './sample-models'

describe('where a field is shown', () => {
  it('gives the prompt, the ratio and the margins controls of their own', () => {
    expect(arrangeFields(capabilityIn(LARGE, 'text-to-image'))).toEqual({
      slots: [],
      texts: [],
      margins: [],
      front: [],
      moreSlots: [],
      more: ['outputFormat', 'cfgScale'],
    })
    expect(arrangeFields(capabilityIn(EDITS, 'outpaint')).margins).toEqual(['left', 'right'])
  })

  it('keeps in sight what must be given, and a mask', () => {
    expect(arrangeFields(capabilityIn(LARGE, 'image-to-image'))).toMatchObject({
      slots: ['image'],
      front: ['strength'],
    })
    expect(arrangeFields(capabilityIn(EDITS, 'inpaint')).slots).toEqual(['image', 'mask'])
  })

  it('leaves out a choice that is none', () => {
    const outputFormat = { kind: 'choice', options: ['jpeg'], default: 'jpeg' } as const
    expect(arrangeFields({ fields: { outputFormat } }).more).toEqual([])
  })

  it('keeps in sight those of which one must be given, and folds the others away', () => {
    const relight: Pick<Capability, 'fields' | 'needs'> = {
      fields: {
        image: { kind: 'image', required: true },
        backgroundPrompt: { kind: 'text', maxChars: 100 },
        backgroundReference: { kind: 'image' },
        foregroundPrompt: { kind: 'text', maxChars: 100 },
        negativePrompt: { kind: 'text', maxChars: 100 },
        lightReference: { kind: 'image' },
        lightSourceStrength: { kind: 'number', min: 0, max: 1, step: 0.1 },
      },
      needs: [
        { oneOf: ['backgroundPrompt', 'backgroundReference'], sentence: 'must be given' },
        { when: 'lightSourceStrength', oneOf: ['lightReference'], sentence: 'must have a light' },
      ],
    }
    expect(arrangeFields(relight)).toEqual({
      slots: ['image', 'backgroundReference'],
      texts: ['backgroundPrompt'],
      margins: [],
      front: [],
      moreSlots: ['lightReference'],
      more: ['negativePrompt', 'foregroundPrompt', 'lightSourceStrength'],
    })
  })
})

it('every field there is has a name and one sentence of its own', () => {
  const told = Object.values(FIELDS)
  for (const { label, says } of told) {
    expect(label).toMatch(/^[A-Z]/)
    expect(says).toMatch(/^[A-Z0-9][^.!?]*\.$/)
  }
  expect(new Set(told.map(({ says }) => says)).size).toBe(told.length)
})
