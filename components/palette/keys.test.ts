import { describe, expect, it } from 'vitest'
import { capsOf } from './caps'
import { matches, type Press } from './keys'

const press = (key: string, held: Partial<Press> = {}): Press => ({
  ...{ key, metaKey: false, ctrlKey: false, altKey: false, shiftKey: false },
  ...held,
})

describe('a combination of keys', () => {
  it('means Command on a Mac and Control elsewhere', () => {
    expect(matches('mod+k', press('k', { ctrlKey: true }), false)).toBe(true)
    expect(matches('mod+k', press('k', { metaKey: true }), true)).toBe(true)
    // Control+K deletes to the end of the line there.
    expect(matches('mod+k', press('k', { ctrlKey: true }), true)).toBe(false)
  })

  it('is that combination and no larger one', () => {
    expect(matches('mod+z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false)
    expect(matches('mod+shift+z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true)
    expect(matches('mod+enter', press('Enter'), false)).toBe(false)
  })

  it('of one character is what was typed, wherever the layout has it', () => {
    expect(matches('?', press('?', { shiftKey: true }), false)).toBe(true)
    expect(matches('/', press('/', { ctrlKey: true }), false)).toBe(false)
    const altGr = { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === 'AltGraph' }
    expect(matches('[', press('[', altGr), false)).toBe(true)
  })

  it('is written as the system writes it', () => {
    expect(capsOf('mod+shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(capsOf('mod+enter', true)).toEqual(['⌘', 'Enter'])
    expect(capsOf('?', true)).toEqual(['?'])
  })
})
