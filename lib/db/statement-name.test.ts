import { expect, it } from 'vitest'
import { planName, statementName } from './statement-name'

it('is the same for the same text and another for another', () => {
  const [one, two] = ['SELECT 1 WHERE $1', 'SELECT 2 WHERE $1'].map(statementName)
  expect(one).toMatch(/^[0-9a-f]{40}$/)
  expect(statementName('SELECT 1 WHERE $1')).toBe(one)
  expect(two).not.toBe(one)
})

it.each([
  'SELECT * FROM "Image" WHERE "teamId" = $1 ORDER BY "createdAt"\nLIMIT $2',
  'SELECT 1 FROM "Image" ORDER BY "createdAt" FETCH FIRST $1 ROWS WITH TIES',
  'SELECT 1 FROM "Image" WHERE "search" @@ to_tsquery($1)',
  'SELECT 1 FROM "Image" WHERE "prompt" ILIKE $1',
  'SELECT COUNT(*) FROM "Image" WHERE "teamId" = $1',
])('is empty where the plan depends on the values: %s', (sql) => expect(statementName(sql)).toBe(''))

it.each([
  'SELECT "id" FROM "User" WHERE "id" = $1 LIMIT $2 OFFSET $3',
  'WITH told AS (SELECT 1) SELECT count(sent) FROM told WHERE $1',
  'SELECT 1 FROM "Run" WHERE "id" = ANY($1) ORDER BY "createdAt"',
])('is given to %s', (sql) => expect(statementName(sql)).not.toBe(''))

it('is not given to ever more statements', () => {
  const given = Array.from({ length: 1000 }, (_, n) => planName(`SELECT ${n}`)).filter(Boolean)
  expect(given.length).toBeLessThan(400)
  expect(planName('SELECT 0')).not.toBe('')
})
