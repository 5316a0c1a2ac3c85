import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { definitions } from '@/lib/providers/connected'
import { providersPage } from '../scripts/providers-page'

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')

describe('docs/providers.md', () => {
  it('is what the capability records say: `npm run docs` makes it anew', () => {
    expect(read('docs/providers.md')).toBe(providersPage())
  })

  it('is made from every provider, each switched on by its example', () => {
    for (const { id, variables, example, connect } of definitions())
      expect(connect(variables.parse(example), [])?.provider.catalogue().length, id).toBeGreaterThan(0)
  })
})
