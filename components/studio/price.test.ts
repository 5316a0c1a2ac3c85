import { describe, expect, it } from 'vitest'
import { bestAffordable, credits, images, leavesSentence, moneyParts, quote, shortSentence } from './price'

describe('the price on the button', () => {
  it('says what is left and how many more', () => {
    const price = quote(650, 4, 18_450)
    expect(price.costCenticredits).toBe(2600)
    expect(leavesSentence(price)).toBe('leaves 158.5 · about 6 more like this')
  })

  it('says when it is the last', () => {
    expect(leavesSentence(quote(650, 4, 2_600))).toBe('leaves 0 · the last one like this')
    expect(leavesSentence(quote(650, 4, 5_199))).toBe('leaves 25.99 · the last one like this')
  })

  it('explains what is missing and what can be had', () => {
    const price = quote(650, 4, 1_400)
    expect(price.leavesCenticredits).toBeLessThan(0)
    expect(price.affordable).toBe(2)
    expect(shortSentence(price.costCenticredits, 1_400)).toBe('Needs 26, you have 14')
  })

  it('finds the dearest model that can be paid', () => {
    const models = [{ costCenticredits: 650 }, { costCenticredits: 250 }, { costCenticredits: 400 }]
    expect(bestAffordable(models, 450)).toEqual({ costCenticredits: 400 })
    expect(bestAffordable(models, 100)).toBeUndefined()
  })

  it('knows one from many', () => {
    expect([images(1), images(4), credits(100), credits(650)]).toEqual([
      '1 image',
      '4 images',
      '1 credit',
      '6.5 credits',
    ])
  })
})

describe('the money of a run', () => {
  it('says every part that is something', () => {
    expect(moneyParts({ quoted: 2600, spent: 1300, held: 650, returned: 650 })).toEqual([
      ['quoted', 2600],
      ['spent', 1300],
      ['held', 650],
      ['returned', 650],
    ])
  })

  it('says a run that went as quoted in one word', () => {
    expect(moneyParts({ quoted: 2600, spent: 2600, held: 0, returned: 0 })).toEqual([['spent', 2600]])
  })

  it('keeps the quote beside what came back', () => {
    expect(moneyParts({ quoted: 650, spent: 0, held: 0, returned: 650 })).toEqual([
      ['quoted', 650],
      ['returned', 650],
    ])
  })
})
