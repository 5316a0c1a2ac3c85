import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const names = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map((match) => match[1]))

it('says every variable in .env.example, and none that is not read', () => {
  const known = names(read('lib/env.ts'), /^ {2}([A-Z][A-Z0-9_]+):/gm)
  const told = names(read('.env.example'), /^# ([A-Z][A-Z0-9_]+)=/gm)
  const byTheStartScript = ['PORT', 'HOST']
  expect([...told].sort()).toEqual(
    [...known, ...byTheStartScript].filter((name) => name !== 'NODE_ENV').sort(),
  )
})
