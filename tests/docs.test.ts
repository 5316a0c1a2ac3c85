import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LINK_PERMISSIONS, OPERATOR_PERMISSIONS, PERMISSIONS } from '@/lib/auth/permissions'
import { definitions } from '@/lib/providers/connected'
import { permissionsPage } from '../scripts/permissions-page'
import { providersPage } from '../scripts/providers-page'
import { routeFiles } from '../scripts/routes'

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

describe('docs/permissions.md', () => {
  it('is what the registry and the routes say: `npm run docs` makes it anew', () => {
    expect(read('docs/permissions.md')).toBe(permissionsPage())
  })

  it('names every route of the API, under a permission it knows', () => {
    const page = permissionsPage()
    const operations = routeFiles().flatMap((route) => route.operations)
    for (const { method, path } of operations)
      expect(page).toContain(`\`${method} ${path.replace('/api/v1', '')}\``)
    const known = ['public', ...Object.keys({ ...PERMISSIONS, ...OPERATOR_PERMISSIONS, ...LINK_PERMISSIONS })]
    expect(operations.filter(({ permission }) => !known.includes(permission))).toEqual([])
  })
})
