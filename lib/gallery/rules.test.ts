import { describe, expect, it } from 'vitest'
import { chooseBytes, disposition, fileNameOf, namesTag, rangeOf } from './rules'
import type { Variant } from './schema'

const named = (prompt: string, more: { format?: string; seed?: string | null; fileName?: string } = {}) =>
  fileNameOf({
    ...{ prompt, format: 'png', seed: '7', fileName: null, id: '0197a2b4-0000-7000-8000-0000deadbeef' },
    ...more,
  })

describe('a file name', () => {
  it('of an upload is its own, with the ending of what is served', () => {
    const upload = { seed: null, fileName: 'My sofa.v2.JPEG' }
    expect(named('', { ...upload, format: 'jpeg' })).toBe('My sofa.v2.jpg')
    expect(named('', { ...upload, format: 'webp' })).toBe('My sofa.v2.webp')
    expect(named('', { seed: null, fileName: 'sofa' })).toBe('sofa.png')
  })

  it.each([
    ['A red sofa, at dawn!', 'a-red-sofa-at-dawn-7.png'],
    ['', 'triptych-7.png'],
    ['🌊🌊 / .. \\ \u0000', 'triptych-7.png'],
    ['../../etc/passwd', 'etc-passwd-7.png'],
    ['Ein Bär im Wald', 'ein-bär-im-wald-7.png'],
    ['雪の中の灯台', '雪の中の灯台-7.png'],
    ['CON', 'con-7.png'],
  ])('of %j is %s', (prompt, name) => expect(named(prompt)).toBe(name))

  it('takes at most sixty characters, cut between words, or within one that is longer', () => {
    expect(named(`${'word '.repeat(40)}`)).toBe(`${'word-'.repeat(12).slice(0, -1)}-7.png`)
    expect(named('a'.repeat(60))).toBe(`${'a'.repeat(60)}-7.png`)
    expect(named('雪'.repeat(300))).toBe(`${'雪'.repeat(60)}-7.png`)
    expect(named(`${'ab'.repeat(29)} cd`)).toBe(`${'ab'.repeat(29)}-7.png`)
  })

  it('ends as programs expect, and falls back on the id without a seed', () => {
    expect(named('x', { format: 'jpeg' })).toBe('x-7.jpg')
    expect(named('x', { seed: null })).toBe('x-deadbeef.png')
  })
})

describe('content-disposition', () => {
  it('says the name twice: for old readers in ASCII, for others exactly', () => {
    expect(disposition('attachment', 'bär-7.png')).toBe(
      `attachment; filename="bar-7.png"; filename*=UTF-8''b%C3%A4r-7.png`,
    )
    expect(disposition('inline', '雪"\\;-7.png')).toBe(
      `inline; filename="___;-7.png"; filename*=UTF-8''%E9%9B%AA%22%5C%3B-7.png`,
    )
  })
  it('is always a legal header value', () => {
    for (const prompt of ['\r\nset-cookie: x', 'ü\u0000', "it's (nice)* 50%", '𝔘𝔫𝔦'])
      expect(() => new Headers({ d: disposition('inline', `${prompt}.png`) })).not.toThrow()
  })
})

describe('choosing bytes', () => {
  const original = { format: 'png', sha256: 'o', byteLength: 3 }
  const webp = { name: 'thumb', format: 'webp', sha256: 'w', byteLength: 2 }
  const avif = { name: 'thumb', format: 'avif', sha256: 'a', byteLength: 1 }
  const chosen = (accept: string | null, made = [webp, avif]) =>
    chooseBytes('thumb', accept, original, made).bytes.format

  it.each([
    ['image/avif,image/webp,image/apng,*/*;q=0.8', 'avif'],
    ['image/webp,*/*', 'webp'],
    ['*/*', 'webp'],
    ['image/*', 'webp'],
    [null, 'webp'],
    ['', 'webp'],
    ['image/avif;q=0, image/webp', 'webp'],
    ['IMAGE/AVIF ; Q=0.5', 'avif'],
    ['image/webp;q=0, */*', 'png'],
    ['image/png', 'png'],
    ['text/html', 'png'],
    [';;;,q=,', 'png'],
    ['image/avif;q=nonsense', 'png'],
  ])('for Accept %j is %s', (accept, format) => expect(chosen(accept)).toBe(format))

  it('takes what there is', () => {
    expect(chosen('image/avif,image/webp', [webp])).toBe('webp')
    expect(chosen('image/avif,image/webp', [])).toBe('png')
  })
  it('takes the next larger one where there is none that the reader knows', () => {
    const medium = { name: 'medium', format: 'avif', sha256: 'm', byteLength: 3 }
    const preview = { name: 'preview', format: 'webp', sha256: 'p', byteLength: 4 }
    const made = [preview, medium, webp, avif]
    const of = (variant: Variant, accept: string) => chooseBytes(variant, accept, original, made).bytes
    expect(of('tiny', 'image/avif,image/webp')).toBe(avif)
    expect(of('tiny', 'image/webp')).toBe(webp)
    expect(of('medium', 'image/avif,image/webp')).toBe(medium)
    expect(of('medium', 'image/webp')).toBe(preview)
    expect(of('preview', 'image/avif')).toBe(original)
    expect(of('original', 'image/avif')).toBe(original)
  })
  it('is settled unless better bytes may still come', () => {
    expect(chooseBytes('original', '*/*', original, []).settled).toBe(true)
    expect(chooseBytes('thumb', '*/*', original, []).settled).toBe(false)
    expect(chooseBytes('thumb', 'image/png', original, [webp])).toEqual({ bytes: original, settled: true })
    expect(chooseBytes('original', 'image/avif', original, [avif]).bytes).toBe(original)
  })
})

it('compares entity tags weakly', () => {
  for (const header of ['"a"', 'W/"a"', '"b", "a"', '*', ' "b" ,W/"a" '])
    expect(namesTag(header, '"a"')).toBe(true)
  for (const header of [null, '', 'a', '"b"', '"a']) expect(namesTag(header, '"a"')).toBe(false)
})

describe('a range', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=50-5000', { start: 50, end: 99 }],
    ['Bytes=0-99', { start: 0, end: 99 }],
    ['bytes=0-99999999999999999999999', { start: 0, end: 99 }],
  ])('%s of a hundred bytes', (header, range) => expect(rangeOf(header, 100)).toEqual(range))

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', 'bytes=99999999999999999999999-'])(
    '%s cannot be satisfied',
    (header) => expect(rangeOf(header, 100)).toBe('unsatisfiable'),
  )
  it.each([
    null,
    '',
    'bytes=',
    'bytes=-',
    'bytes=9-1',
    'bytes=0-1,5-6',
    'items=0-1',
    'bytes=a-b',
    '0-1',
    'bytes=1e1-',
  ])('%j is ignored', (header) => expect(rangeOf(header, 100)).toBeNull())
})
