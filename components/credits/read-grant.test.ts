import { describe, expect, it } from 'vitest'
import { readCredits, readGrant } from './read-grant'

const form = (values: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}

describe('readCredits', () => {
  it('reads numbers as people type them', () => {
    expect(['6.5', '6,5', '1 000', '1’000.25', '12.'].map(readCredits)).toEqual([6.5, 6.5, 1000, 1000.25, 12])
  })

  it('does not guess', () => {
    for (const text of ['', 'ten', '-5', '1.000,5', '1e3', '0x10', '5 credits'])
      expect(readCredits(text)).toBeNaN()
  })
})

describe('readGrant', () => {
  it('gives what the API takes', () => {
    expect(readGrant(form({ email: ' maya@example.com ', credits: '13', note: ' autumn ' }))).toEqual({
      input: { email: 'maya@example.com', credits: 13, note: 'autumn' },
      errors: {},
    })
  })

  it('says what is wrong per field', () => {
    const { input, errors } = readGrant(form({ email: 'maya', credits: '0.001' }))
    expect(input).toBeUndefined()
    expect(Object.keys(errors).sort()).toEqual(['credits', 'email'])
    expect(readGrant(form({ email: 'maya@example.com', credits: '100001' })).errors.credits).toContain(
      '100 000',
    )
  })
})
