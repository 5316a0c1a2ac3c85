import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as registered from '@/lib/providers/registered'

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const names = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map((match) => match[1]))

it('says every variable in .env.example, and none that is not read', () => {
  const known = names(read('lib/env.ts'), /^ {2}([A-Z][A-Z0-9_]+):/gm)
  const told = names(read('.env.example'), /^# ([A-Z][A-Z0-9_]+)=/gm)
  const byTheStartScript = ['PORT', 'HOST']
  const ofProviders = Object.values(registered).flatMap(({ variables }) => Object.keys(variables.shape))
  const read_ = [...known, ...byTheStartScript].filter((name) => name !== 'NODE_ENV')
  expect([...read_].filter((name) => !told.has(name))).toEqual([])
  expect([...told].filter((name) => name && !read_.includes(name) && !ofProviders.includes(name))).toEqual([])
})
