import { describe, expect, it } from 'vitest'
import { NEVER_BY_TOKEN, OPERATOR_PERMISSIONS, PERMISSIONS } from '../permissions'
import { bearerOf, looksLikeToken, presetOf, SCOPES, TOKEN_PRESETS, visiblePrefix } from './rules'

const said = (authorization: string) => bearerOf(new Headers({ authorization }))

describe('what a request says it is', () => {
  it.each([
    ['Bearer tri_abc', 'tri_abc'],
    ['bearer   tri_abc  ', 'tri_abc'],
    ['BEARER\ttri_abc', 'tri_abc'],
    ['Bearer', ''],
    ['Bearer ', ''],
    ['Bearer a b', 'a b'],
  ])('%j is a bearer of %j', (text, token) => expect(said(text)).toBe(token))

  it.each(['', 'Basic bWF5YTp4', 'Bearertri_abc', 'Digest username="Bearer x"', 'tri_abc'])(
    '%j is none',
    (text) => expect(said(text)).toBeNull(),
  )

  it('is none without the header', () => expect(bearerOf(new Headers())).toBeNull())
})

it('knows the shape of a token', () => {
  const token = `tri_${'aZ9-_'.repeat(8)}abc`
  expect(looksLikeToken(token)).toBe(true)
  for (const wrong of ['', 'tri_', `${token}a`, token.slice(1), token.replace('a', '+'), `${token}\n`])
    expect(looksLikeToken(wrong), wrong).toBe(false)
  expect(visiblePrefix(token)).toBe('tri_aZ9-_aZ9')
})

describe('scopes', () => {
  it('are every permission but those no token has', () => {
    const every = [...Object.keys(PERMISSIONS), ...Object.keys(OPERATOR_PERMISSIONS)]
    expect([...SCOPES, ...NEVER_BY_TOKEN].sort()).toEqual(every.sort())
  })

  it('go together in presets, none of them an operator’s, each known again by its scopes', () => {
    for (const [name, { scopes }] of Object.entries(TOKEN_PRESETS)) {
      expect(scopes.length, name).toBeGreaterThan(0)
      expect(scopes.filter((id) => !SCOPES.includes(id) || id in OPERATOR_PERMISSIONS)).toEqual([])
      expect(presetOf([...scopes].reverse())).toBe(name)
    }
    expect(TOKEN_PRESETS.read.scopes.filter((id) => !id.endsWith(':read'))).toEqual([])
    expect(TOKEN_PRESETS.make.scopes).toContain('run:create')
    expect(presetOf(['run:read'])).toBeNull()
    expect(presetOf([])).toBeNull()
  })
})
