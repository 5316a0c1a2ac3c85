import { writeFileSync } from 'node:fs'
import { permissionsPage } from './permissions-page'
import { providersPage } from './providers-page'

const PAGES = { 'providers.md': providersPage, 'permissions.md': permissionsPage }

for (const [name, page] of Object.entries(PAGES)) {
  writeFileSync(new URL(`../docs/${name}`, import.meta.url), page())
  process.stdout.write(`Wrote docs/${name}\n`)
}
