import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFileName, kindOf, sizeProblem } from './rules'

describe('a file name', () => {
  it.each([
    ['sofa.png', 'sofa.png'],
    ['C:\\fakepath\\sofa.png', 'sofa.png'],
    ['../../etc/passwd', 'passwd'],
    ['a\u0000b\u202egnp.\r\nx', 'abgnp.x'],
    ['  Söder "7".jpg ', 'Söder "7".jpg'],
    ['x'.repeat(300), 'x'.repeat(255)],
    ['', null],
    ['..', null],
    ['folder/', null],
    [undefined, null],
  ])('%j is kept as %j', (name, kept) => expect(cleanFileName(name)).toBe(kept))

  it('is always something that can be kept and shown', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const kept = cleanFileName(name)
        return kept === null || (kept.isWellFormed() && !/[/\\\n\r\0]/.test(kept) && [...kept].length <= 255)
      }),
    ))
})

describe('what something else is called', () => {
  it.each([
    ['GIF89a', 'a GIF'],
    ['\n<?xml version="1.0"?>\n<!DOCTYPE svg>\n<svg>', 'an SVG'],
    ['ï»¿<svg ', 'an SVG'],
    ['<!doctype HTML><svg>', 'an HTML page'],
    ['MM\0*\0', 'a TIFF'],
    ['\0\0\0\x1cftypavif', 'an AVIF'],
    ['', 'something else'],
    ['<p>svg</p>', 'something else'],
  ])('%j', (head, kind) => expect(kindOf(head)).toBe(kind))

  it('is told quickly, whatever it is', () => {
    for (const head of ['<'.repeat(1024), ' '.repeat(1024), '<svg'.repeat(256), '\n<'.repeat(512)]) {
      const took = [1, 2, 3, 4, 5].map(() => {
        const started = performance.now()
        kindOf(head)
        return performance.now() - started
      })
      expect(Math.min(...took)).toBeLessThan(50)
    }
  })
})

describe('the size of a picture', () => {
  it.each([
    [16, 16],
    [16_384, 16],
    [16_384, 1536],
    [5712, 4284],
  ])('may be %i x %i', (widthPx, heightPx) => expect(sizeProblem({ widthPx, heightPx })).toBeUndefined())
  it.each([
    [15, 16, 'at least 16'],
    [16, 16_385, 'at most 16384 pixels'],
    [16_384, 1537, 'pixels in all'],
  ])('may not be %i x %i', (widthPx, heightPx, rule) =>
    expect(sizeProblem({ widthPx, heightPx })).toContain(rule),
  )
})
