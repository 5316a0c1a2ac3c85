import { describe, expect, it } from 'vitest'
import type { ReceiptView } from '@/lib/credits/schema'
import { bytesInWords, quotedPieces, receiptParts } from './receipt-words'

const receipt = (more: Partial<ReceiptView>): ReceiptView => ({
  state: 'captured',
  quotedCenticredits: 650,
  capturedCenticredits: 0,
  returnedCenticredits: 0,
  reason: null,
  upstreamRequestId: null,
  openedAt: '2026-11-19T10:00:00Z',
  closedAt: null,
  ...more,
})
const words = (more: Partial<ReceiptView>) =>
  receiptParts(receipt(more))
    .map((part) => part.join(' '))
    .join(' · ')

describe('receiptParts', () => {
  it('says what was quoted and what became of it', () => {
    expect(words({ capturedCenticredits: 650 })).toBe('quoted 6.5 · spent 6.5')
    expect(words({ state: 'held' })).toBe('quoted 6.5 · held 6.5')
    expect(words({ state: 'released', returnedCenticredits: 650 })).toBe('quoted 6.5 · returned 6.5')
    expect(words({ state: 'refunded', returnedCenticredits: 650 })).toBe('quoted 6.5 · returned 6.5')
  })
})

describe('bytesInWords', () => {
  it('chooses the unit people read', () => {
    expect(bytesInWords(812, 'en-GB')).toBe('812 bytes')
    expect(bytesInWords(84_300, 'en-GB')).toBe('84 kB')
    expect(bytesInWords(1_536_000, 'en-GB')).toBe('1.5 MB')
    expect(bytesInWords(1_536_000, 'en-DE')).toBe('1,5 MB')
  })
})

describe('quotedPieces', () => {
  it('tells lettering apart and loses nothing', () => {
    const prompt = 'A wall that reads “the best view”, and "more", wide shot'
    const pieces = quotedPieces(prompt)
    expect(pieces.filter((piece) => piece.quoted).map((piece) => piece.text)).toEqual([
      '“the best view”',
      '"more"',
    ])
    expect(pieces.map((piece) => piece.text).join('')).toBe(prompt)
  })

  it('leaves an open quotation mark and inches alone', () => {
    expect(quotedPieces('a 5" lens').every((piece) => !piece.quoted)).toBe(true)
    expect(quotedPieces('')).toEqual([])
  })
})
