import { describe, expect, it } from 'vitest'
import { editsFor, joined, type Mention, matching, mentionAt } from './mention'

const at = (marked: string) => {
  const caret = marked.indexOf('^')
  return mentionAt(marked.replace('^', ''), caret)
}

describe('an @ being written', () => {
  it.each([
    ['@^', ''],
    ['a cup @^', ''],
    ['a cup, @gou^ache', 'gou'],
    ['a cup,@film gr^', 'film gr'],
    ['one\n@^', ''],
  ])('%j asks for %j', (marked, query) => expect(at(marked)?.query).toBe(query))

  it.each(['maya@^example.com', 'a cup^ @', '@film, and^', '@ ^', 'a @b @@^', '@one\ntwo^'])(
    '%j asks for nothing',
    (marked) => expect(at(marked)).toBeNull(),
  )

  it('knows where it stands', () => expect(at('a @gou^')).toEqual({ from: 2, to: 6, query: 'gou' }))
})

describe('what an @ finds', () => {
  const saved = [
    { name: 'Night city', text: 'neon' },
    { name: 'Neon', text: 'a sign' },
    { name: 'Gouache', text: 'muted, flat' },
  ]
  const names = (query: string) => matching(saved, query).map(({ name }) => name)
  it.each([
    ['', ['Night city', 'Neon', 'Gouache']],
    ['neon', ['Neon', 'Night city']],
    ['city night', ['Night city']],
    ['FLAT', ['Gouache']],
    ['x', []],
  ])('%j: %j', (query, found) => expect(names(query)).toEqual(found))
})

describe('putting one in', () => {
  const put = (marked: string, kind: 'prompt' | 'style', text: string) => {
    const prompt = marked.replace('^', '')
    const [edit] = editsFor(prompt, at(marked) as Mention, { kind, text })
    return edit && prompt.slice(0, edit.from) + edit.text + prompt.slice(edit.to)
  }
  it.each([
    ['a big @cu^ here', 'prompt', 'a red cup', 'a big a red cup here'],
    ['a cup @gou^', 'style', 'gouache', 'a cup, gouache'],
    ['a cup, @gou^', 'style', 'gouache', 'a cup, gouache'],
    ['@gou^', 'style', 'gouache', 'gouache'],
    ['a cup @gou^ on a table', 'style', 'gouache', 'a cup on a table, gouache'],
    ['a cup, Gouache @gou^', 'style', 'gouache', 'a cup, Gouache'],
  ] as const)('%j as a %s: %j -> %j', (marked, kind, text, result) =>
    expect(put(marked, kind, text)).toBe(result),
  )

  it('keeps out what it keeps out, once', () => {
    expect(joined('', 'people')).toBe('people')
    expect(joined('text, ', 'people')).toBe('text, people')
    expect(joined('people, text', 'People')).toBe('people, text')
  })
})
