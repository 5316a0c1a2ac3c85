import { describe, expect, it } from 'vitest'
import { noteProgress, progressOf } from './progress'

describe('how far a generation is', () => {
  it('only grows, and never past the whole', () => {
    expect(progressOf('a')).toBeNull()
    noteProgress('a', 0.4)
    noteProgress('a', 0.2)
    expect(progressOf('a')).toBe(0.4)
    noteProgress('a', 7)
    expect(progressOf('a')).toBe(1)
    noteProgress('b', Number.NaN)
    expect(progressOf('b')).toBeNull()
  })
})
