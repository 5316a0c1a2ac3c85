import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPrompts, expandTemplate, literally, parseTemplate, piecesOf, variablesIn } from './rules'

const expand = (text: string, variables = {}) => expandTemplate(parseTemplate(text), variables, 1000)

describe('a prompt for many', () => {
  it.each([
    ['a cup', ['a cup']],
    ['a {red|green} cup', ['a red cup', 'a green cup']],
    ['{a|b}{c|d}', ['ac', 'ad', 'bc', 'bd']],
    ['{very {old|new}|plain} cup', ['very old cup', 'very new cup', 'plain cup']],
    ['a {|red }cup', ['a cup', 'a red cup']],
    ['a {red} cup', ['a {red} cup']],
    ['a | b', ['a | b']],
    ['a {red|green cup', ['a {red|green cup']],
    ['a } {b', ['a } {b']],
    [String.raw`a \{red\|green\} cup`, ['a {red|green} cup']],
    [String.raw`{a\|b|c}`, ['a|b', 'c']],
    [String.raw`back\slash`, [String.raw`back\slash`]],
    ['', ['']],
  ])('%j makes %j', (text, prompts) => expect(expand(text)).toEqual(prompts))

  it('gives a variable each of its values, the same wherever it stands', () => {
    expect(expand('{{colour}} on {{colour}}', { colour: ['red', 'blue'] })).toEqual([
      'red on red',
      'blue on blue',
    ])
    expect(expand('{{a}}{{ b }}', { a: ['1', '2'], b: ['x', 'y'] })).toEqual(['1x', '1y', '2x', '2y'])
  })

  it('leaves a variable without values as it is written', () => {
    expect(expand('a {{thing}}')).toEqual(['a {{thing}}'])
    expect(expand('a {{constructor}}', { constructor: undefined })).toEqual(['a {{constructor}}'])
  })

  it('finds variables in choices too, each once', () =>
    expect(variablesIn(parseTemplate('{{b}} {x {{a}}|{{b}}}'))).toEqual(['b', 'a']))

  it('stops at the most that is asked', () => {
    const many = parseTemplate('{a|b}'.repeat(60))
    expect(expandTemplate(many, {}, 5)).toHaveLength(5)
    expect(countPrompts(many, {})).toBe(2 ** 60)
  })

  it('reads ten thousand braces at once', () => {
    const texts = ['{'.repeat(10_000), '{a|'.repeat(3000), '}'.repeat(10_000), '\\'.repeat(10_000)]
    const took = [1, 2, 3].map(() => {
      const started = performance.now()
      for (const text of texts) parseTemplate(text)
      return performance.now() - started
    })
    expect(Math.min(...took)).toBeLessThan(1000)
  })

  it('counts what it makes, and loses no text', () => {
    const piece = fc.constantFrom('{', '|', '}', '\\', '{{v}}', 'a', ' ', 'é')
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 14 }),
        fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }),
        (pieces, v) => {
          const template = parseTemplate(pieces.join(''))
          const count = countPrompts(template, { v })
          fc.pre(count <= 500)
          expect(expandTemplate(template, { v }, 1000)).toHaveLength(count)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('a prompt that was asked before', () => {
  it.each(['a cup', 'a {red} cup', 'a } {b', '', 'a | b', 'back\\slash'])('%j stays as it is', (text) =>
    expect(literally(text)).toBe(text),
  )

  it.each(['a {red|green} cup', '{{colour}}', String.raw`\{`, String.raw`a\\b`])(
    '%j comes back as it was',
    (text) => {
      expect(literally(text)).not.toBe(text)
      expect(expand(literally(text))).toEqual([text])
    },
  )

  it('comes back as it was, whatever it was', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '|', '}', '\\', '{{v}}', 'a', ' '), { maxLength: 12 }),
        (pieces) => {
          const text = pieces.join('')
          expect(expand(literally(text), { v: ['x', 'y'] })).toEqual([text])
        },
      ),
    ))
})

describe('the pieces of a prompt', () => {
  const kinds = (text: string) => piecesOf(text).map(({ kind, text }) => `${kind} ${text}`)

  it('tell choices and variables from text', () =>
    expect(kinds('a {red|{{tone}} blue} cup')).toEqual([
      'text a ',
      'mark {',
      'option red',
      'mark |',
      'variable {{tone}}',
      'option  blue',
      'mark }',
      'text  cup',
    ]))

  it.each(['a { b', 'a {b} c', String.raw`\{a\|b\}`])('find nothing in %j', (text) =>
    expect(new Set(piecesOf(text).map(({ kind }) => kind))).toEqual(new Set(['text'])),
  )

  it('together are the text', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '|', '}', '\\', 'a', '\n', 'é') }), (text) => {
        expect(
          piecesOf(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    ))

  it('counts at once what nobody could expand', () => {
    const values = Array.from({ length: 50 }, (_, i) => String(i))
    const variables = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, values]))
    const template = parseTemplate('{{a}}{{b}}{{c}}{{d}}{{e}}{{f}}')
    expect(countPrompts(template, variables)).toBe(50 ** 6)
    expect(expandTemplate(template, variables, 3)).toEqual(['000000', '000001', '000002'])
  })
})
