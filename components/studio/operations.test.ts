import { describe, expect, it } from 'vitest'
import { OPERATIONS } from '@/lib/providers/schema'
import { groupsOf, titleOf } from './operations'
import { optionName } from './option-name'

describe('operations in groups', () => {
  it('has a place for every one there is', () => {
    const placed = groupsOf(new Set(OPERATIONS)).flatMap(({ operations }) => operations)
    expect([...placed].sort()).toEqual([...OPERATIONS].sort())
  })

  it('leaves out what nobody offers, and groups without any', () => {
    expect(groupsOf(new Set(['erase', 'upscale'] as const))).toEqual([
      { name: 'Edit', operations: ['erase'] },
      { name: 'Enlarge', operations: ['upscale'] },
    ])
  })

  it('calls a run by its prompt, or by what was done', () => {
    const settings = { model: 'a/b', outputFormat: 'png', widthPx: 1, heightPx: 1 } as const
    expect(titleOf({ ...settings, operation: 'inpaint', prompt: 'a cup' })).toBe('a cup')
    expect(titleOf({ ...settings, operation: 'remove-background', prompt: '' })).toBe('Remove background')
  })
})

describe('a choice as people write it', () => {
  it.each([
    ['png', 'PNG'],
    ['webp', 'WebP'],
    ['analog-film', 'Analog film'],
    ['3d-model', '3D model'],
    ['left', 'Left'],
  ])('%s is %s', (option, name) => expect(optionName(option)).toBe(name))
})
