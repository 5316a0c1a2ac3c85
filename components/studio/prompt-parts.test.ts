import { describe, expect, it } from 'vitest'
import { promptParts } from './prompt-parts'

describe('a prompt as a title', () => {
  it('tells the lettering from the rest and loses no character', () => {
    const prompt = 'A wall reads “hello”, a sign says "open late" at night'
    const parts = promptParts(prompt)
    expect(parts.filter((part) => part.quoted).map((part) => part.text)).toEqual(['“hello”', '"open late"'])
    expect(parts.map((part) => part.text).join('')).toBe(prompt)
  })

  it('leaves a lone quotation mark alone', () => {
    expect(promptParts('a 5" pipe')).toEqual([{ at: 0, text: 'a 5" pipe', quoted: false }])
    expect(promptParts('')).toEqual([])
  })
})
